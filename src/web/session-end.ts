import type { Session, SessionLimits } from '../ports/identities.ts'

/** When a session ends, in seconds from now: a page whose clock is wrong can still count them. */
export interface SessionEnd {
  /** If the citizen does nothing more. */
  readonly endsIn: number
  /** Whatever they do. */
  readonly endsInAtMost: number
}

/** When this session ends; never later than it says, and at most a minute earlier (see `createIdentities`). */
export function sessionEnd({ signedInAt, lastSeenAt }: Session, { idleMs, absoluteMs }: SessionLimits, now: Date): SessionEnd {
  const atMost = signedInAt.getTime() + absoluteMs
  const endsAt = Math.min(lastSeenAt.getTime() + idleMs, atMost)
  const fromNow = (at: number) => Math.max(0, Math.floor((at - now.getTime()) / 1000))
  return { endsIn: fromNow(endsAt), endsInAtMost: fromNow(atMost) }
}
