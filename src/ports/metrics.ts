import type { Outcome } from '../domain/outcome.ts'
import type { Channel } from './conversation-store.ts'
import type { PlanReading } from './plan-source.ts'

/** Where a plan came from: `kept` is one confirmed a moment ago, the others are what asking the source came to. */
export type PlanRead = 'kept' | PlanReading['kind']

/**
 * What is counted for those who run the program. Every label has a closed list
 * of values and none tells of a person: no id, no address, no text.
 */
export interface Metrics {
  /** One turn, from the message until it was stored; `repeated` when it had been answered before. */
  turnTaken(channel: Channel, outcome: Outcome | 'repeated', seconds: number): void
  planRead(read: PlanRead): void
  /** @param route pattern of the address, never the address itself */
  requestAnswered(method: string, route: string, status: number): void
  /** Open sockets of this replica, more or fewer. */
  streamsChanged(by: 1 | -1): void
}

/** Where nobody counts: most tests, and an operator who has not asked for it. */
export const UNCOUNTED: Metrics = {
  turnTaken: () => undefined,
  planRead: () => undefined,
  requestAnswered: () => undefined,
  streamsChanged: () => undefined
}
