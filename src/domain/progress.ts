import type { Plan, Step } from './plan.ts'
import { datedFirst } from './time.ts'

/** What has been done and what is under way: facts, no grades and no share of a whole. */
export interface Progress {
  readonly done: Step[]
  readonly ongoing: Step[]
  /** How many steps are planned and not begun. */
  readonly ahead: number
}

/** Done steps newest first, those without a day last; ongoing ones in the plan's own order. */
export function progress(plan: Plan): Progress {
  const inOrder = (a: Step, b: Step) => a.order - b.order || a.id.localeCompare(b.id)
  return {
    done: plan.steps.filter(step => step.status === 'done').sort(newestFirst),
    ongoing: plan.steps.filter(step => step.status === 'ongoing').sort(inOrder),
    ahead: plan.steps.filter(step => step.status === 'planned').length
  }
}

function newestFirst(a: Step, b: Step): number {
  const bothDated = a.doneOn !== undefined && b.doneOn !== undefined
  const byDay = bothDated ? datedFirst(b.doneOn, a.doneOn) : datedFirst(a.doneOn, b.doneOn)
  return byDay || b.order - a.order || a.id.localeCompare(b.id)
}
