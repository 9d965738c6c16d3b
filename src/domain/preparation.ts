import { comingAppointments } from './appointments.ts'
import { nextStep } from './next-step.ts'
import type { Appointment, Plan, Step } from './plan.ts'
import { firstShown } from './shown.ts'
import { isOpen, isOverdueStep, openSteps } from './steps.ts'
import { datedFirst } from './time.ts'

/** What to bring and how to get ready; both empty when nobody has said. */
export interface Preparation {
  readonly item: Appointment | Step
  readonly bring: readonly string[]
  readonly preparation?: string
}

/**
 * How to get ready for the appointment or open step shown last, while it has
 * not passed; else for the first that is still to begin; else for the next
 * step, which may be one already under way.
 */
export function preparationFor(plan: Plan, now: Date, shownItems: readonly string[]): Preparation | undefined {
  const appointments = comingAppointments(plan, now).filter(appointment => appointment.citizenInvited)
  const item =
    firstShown<Appointment | Step>(shownItems, [...appointments, ...plan.steps.filter(isOpen)]) ??
    firstToBegin(plan, appointments, now) ??
    nextStep(plan, now)?.item
  return item && { item, bring: item.bring, preparation: item.preparation }
}

function firstToBegin(plan: Plan, appointments: Appointment[], now: Date): Appointment | Step | undefined {
  const steps = openSteps(plan, now).filter(step => step.status === 'planned' && step.starts && !isOverdueStep(step, now))
  const [appointment, step] = [appointments[0], steps[0]]
  if (!appointment || !step) return appointment ?? step
  return datedFirst(step.starts, appointment.starts) < 0 ? step : appointment
}
