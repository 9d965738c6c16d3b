import { comingAppointments } from './appointments.ts'
import type { Appointment, Expectation, Plan, Step } from './plan.ts'
import { openSteps } from './steps.ts'
import { datedFirst, isPast } from './time.ts'

/** Det forventes af mig: only what the law or an agreement asks. */
export interface Expected {
  readonly expectations: Expectation[]
  readonly appointments: Appointment[]
  readonly steps: Step[]
}

/**
 * What is expected of the citizen: legal and agreed expectations that are not
 * done, earliest due first with overdue ones kept (`isOverdue` tells them);
 * coming appointments whose attendance is a duty; and agreed steps that are
 * open. A wish and a step that was never agreed are nobody's duty and never
 * stand here (bindende aftale; in Norway's plan `avtalt`).
 */
export function expectedOfMe(plan: Plan, now: Date): Expected {
  return {
    expectations: plan.expectations
      .filter(({ force, done }) => !done && (force === 'legal' || force === 'agreed'))
      .sort((a, b) => datedFirst(a.due, b.due) || a.id.localeCompare(b.id)),
    appointments: comingAppointments(plan, now).filter(({ duty, citizenInvited }) => duty && citizenInvited),
    steps: openSteps(plan, now).filter(step => step.agreed)
  }
}

/** True when it should have been done and nobody has said that it is. */
export function isOverdue(expectation: Expectation, now: Date): boolean {
  return !expectation.done && expectation.due !== undefined && isPast(expectation.due, now)
}
