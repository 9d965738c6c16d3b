import { nextStep } from './next-step.ts'
import type { Appointment, Plan, Step, WaitingPeriod } from './plan.ts'
import { firstShown } from './shown.ts'
import { waits } from './waiting.ts'

/** An item of the plan, and what the office has said comes after it; absent when nobody has said. */
export interface Afterwards {
  readonly item: Step | Appointment | WaitingPeriod
  readonly afterwards?: string
}

/**
 * What comes after: after the item shown last, else after the next step, else
 * after the wait that has lasted longest. Undefined when there is nothing to
 * come after.
 */
export function whatComesAfter(plan: Plan, now: Date, shownItems: readonly string[]): Afterwards | undefined {
  const item =
    firstShown(shownItems, [...plan.steps, ...plan.appointments, ...plan.waiting]) ??
    nextStep(plan, now)?.item ??
    waits(plan, now)[0]?.period
  return item && { item, afterwards: item.afterwards }
}
