import type { Plan, WaitingPeriod } from './plan.ts'
import { compareWhen, dayOf, daysBetween, isPast } from './time.ts'

/** A wait under way, and what is known of its end. */
export interface Wait {
  readonly period: WaitingPeriod
  /** `overdue`: the known end or the day for news lies behind, and the wait goes on. */
  readonly state: 'known' | 'news-by' | 'unknown' | 'overdue'
  /** Whole days since it began. */
  readonly days: number
}

/** Waits under way, the longest first. One that is over, or that begins on a later day, is none. */
export function waits(plan: Plan, now: Date): Wait[] {
  const today = dayOf(now)
  return plan.waiting
    .filter(period => !period.over && period.since <= today)
    .sort((a, b) => compareWhen(a.since, b.since) || a.id.localeCompare(b.id))
    .map(period => ({ period, state: stateOf(period, now), days: daysBetween(period.since, today) }))
}

function stateOf({ end }: WaitingPeriod, now: Date): Wait['state'] {
  if ('unknown' in end) return 'unknown'
  if (isPast('known' in end ? end.known : end.newsBy, now)) return 'overdue'
  return 'known' in end ? 'known' : 'news-by'
}
