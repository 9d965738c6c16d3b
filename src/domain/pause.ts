import type { Pause, Plan } from './plan.ts'
import { covers, dayOf } from './time.ts'

/** The pause with a purpose (ro med et formål) under way today, first and last day included; with several, the one that ends last. */
export function runningPause(plan: Plan, now: Date): Pause | undefined {
  return plan.pauses
    .filter(pause => covers(pause, dayOf(now)))
    .sort((a, b) => b.to.localeCompare(a.to) || a.id.localeCompare(b.id))[0]
}
