import { expectedOfMe } from './expectations.ts'
import { nextStep } from './next-step.ts'
import type { Appointment, Expectation, Goal, Plan, Step } from './plan.ts'
import { firstShown } from './shown.ts'

/** An item of the plan and what it is for; both absent when nobody has said. */
export interface Why {
  readonly item: Step | Expectation | Appointment
  readonly why?: string
  readonly goal?: Goal
}

/**
 * What it is for (formålet): of the item shown last, else of the next step,
 * else of the first thing expected. An appointment's why is its purpose.
 */
export function whyOf(plan: Plan, now: Date, shownItems: readonly string[]): Why | undefined {
  const item =
    firstShown(shownItems, [...plan.steps, ...plan.expectations, ...plan.appointments]) ??
    nextStep(plan, now)?.item ??
    expectedOfMe(plan, now).expectations[0]
  if (!item) return undefined
  if ('mode' in item) return { item, why: item.purpose }
  if ('force' in item) return { item, why: item.why }
  return { item, why: item.why, goal: item.goal }
}
