import { firstAppointmentAfter } from './appointments.ts'
import type { Appointment, Plan, Step } from './plan.ts'
import { dateOf, isOverdueStep, openSteps } from './steps.ts'
import { compareWhen } from './time.ts'

/** Næste skridt: a step to take or an appointment to keep. */
export type NextStep =
  | { readonly kind: 'step'; readonly item: Step; readonly overdue: boolean }
  | { readonly kind: 'appointment'; readonly item: Appointment; readonly overdue: false }

/**
 * What the citizen is to do or to meet next: the open item with the earliest
 * date ahead, be it a step or an appointment the citizen is invited to; an
 * appointment first when both fall together. Without a date ahead it is the
 * step that is overdue longest, and without one of those the undated step that
 * stands first in the plan.
 *
 * An overdue step waits for an answer from the office ("was planned for …,
 * ask"), so it does not hide an appointment that can be missed. It is not
 * dropped either: whoever shows the next step shows `overdueSteps` beside it.
 */
export function nextStep(plan: Plan, now: Date): NextStep | undefined {
  const open = openSteps(plan, now)
  const appointment = firstAppointmentAfter(plan, now)
  const ahead = open.find(step => dateOf(step, now) !== undefined && !isOverdueStep(step, now))
  if (appointment && !(ahead && comesFirst(ahead, appointment, now))) {
    return { kind: 'appointment', item: appointment, overdue: false }
  }
  const step = ahead ?? open[0]
  return step && { kind: 'step', item: step, overdue: isOverdueStep(step, now) }
}

function comesFirst(step: Step, appointment: Appointment, now: Date): boolean {
  const date = dateOf(step, now)
  return date !== undefined && compareWhen(date, appointment.starts) < 0
}

/** Planned steps whose date lies behind and that nobody has begun, oldest first. To be told and asked about, never dropped. */
export function overdueSteps(plan: Plan, now: Date): Step[] {
  return openSteps(plan, now).filter(step => isOverdueStep(step, now))
}
