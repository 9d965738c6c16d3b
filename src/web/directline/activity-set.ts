import type { StoredActivity } from '../../ports/conversation-store.ts'
import { DirectLineError } from './direct-line-error.ts'

/** Activities read at a time; whoever lacks more reads again. */
export const PAGE = 100

/** Activities as Direct Line hands them over; the watermark says where to go on. */
export interface ActivitySet {
  readonly activities: readonly Readonly<Record<string, unknown>>[]
  readonly watermark: string
}

/** @param after the reader's watermark, kept when there is nothing new */
export function toActivitySet(stored: readonly StoredActivity[], after: number): ActivitySet {
  return { activities: stored.map(({ activity }) => activity), watermark: String(stored.at(-1)?.seq ?? after) }
}

/**
 * The sequence number a client has read to; 0 when it has read nothing.
 * @throws DirectLineError `BadArgument` for anything that never came from us
 */
export function readWatermark(value: unknown): number {
  if (value === undefined || value === '' || value === '-') return 0
  if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value)
  throw new DirectLineError('BadArgument', 'The watermark is not one of ours.')
}
