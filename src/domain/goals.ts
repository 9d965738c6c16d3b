import type { Goal, Plan } from './plan.ts'
import { datedFirst } from './time.ts'

/** The goals in force: the citizen's own first, then the office's; within each by due day, undated last. */
export function goalsInOrder(plan: Plan): Goal[] {
  return plan.goals
    .filter(goal => goal.status === 'active')
    .sort(
      (a, b) =>
        Number(a.owner === 'office') - Number(b.owner === 'office') || datedFirst(a.due, b.due) || a.id.localeCompare(b.id)
    )
}
