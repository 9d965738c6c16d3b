import type { Plan, Step } from './plan.ts'
import { datedFirst, isPast, type When } from './time.ts'

/** Open steps are planned or under way; what is only wished for, paused, done or stopped is not. */
export function isOpen(step: Step): boolean {
  return step.status === 'planned' || step.status === 'ongoing'
}

/**
 * The date an open step is ordered by. A planned one counts with its start, or
 * with its end when only that is known; one under way with its end while that
 * lies ahead, since its start no longer says anything about what comes.
 */
export function dateOf(step: Step, now: Date): When | undefined {
  if (step.status === 'planned') return step.starts ?? step.ends
  return step.ends !== undefined && !isPast(step.ends, now) ? step.ends : undefined
}

/** Planned for a date that lies behind, and nobody has said that it began. No other step has a date behind. */
export function isOverdueStep(step: Step, now: Date): boolean {
  const date = dateOf(step, now)
  return date !== undefined && isPast(date, now)
}

/** Dated ones by date, then undated ones by the plan's own order; ids settle the rest, so that no two stand equal. */
export function compareSteps(now: Date): (a: Step, b: Step) => number {
  return (a, b) => datedFirst(dateOf(a, now), dateOf(b, now)) || a.order - b.order || a.id.localeCompare(b.id)
}

/** The open steps, earliest first, overdue ones among them. */
export function openSteps(plan: Plan, now: Date): Step[] {
  return plan.steps.filter(isOpen).sort(compareSteps(now))
}
