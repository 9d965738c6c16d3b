import { BrokenCircuitError, TaskCancelledError } from 'cockatiel'

/** What is wrong with an answer and where: never the value that stood there. */
export interface Fault {
  /** JSON pointer (RFC 6901), made of names of the contract and array indexes only. */
  readonly pointer: string
  /** The keyword of JSON Schema that was broken, or one of our own: `reference`, `duplicate`, `other-person`. */
  readonly keyword: string
}

export type Reason =
  | 'network'
  | 'token'
  | 'timeout'
  | 'circuit-open'
  | 'status'
  | 'not-json'
  | 'too-large'
  | 'invalid-answer'
  | 'bad-person-id'
  | 'unexpected'

/** Facts about a failure that may stand in a log: nothing in them comes from an answer's values. */
export interface Facts {
  /** HTTP status of the last answer. */
  readonly status?: number
  /** Code of the library that failed, e.g. `ECONNREFUSED` or `invalid_client`. */
  readonly code?: string
  /** What the source asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number
  readonly faults?: readonly Fault[]
  /** For a failure of ours: the line of code, so that it can be found without the message. */
  readonly at?: string
}

/** Why the plan source gave nothing that can be used. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure'
  readonly reason: Reason
  readonly facts: Facts

  constructor(reason: Reason, facts: Facts = {}) {
    super(`plan source: ${reason}`)
    this.reason = reason
    this.facts = facts
  }
}

/** Any error of a read as a failure. Messages of strangers are dropped: they may quote what was read. */
export function asFailure(error: unknown): SourceFailure {
  if (error instanceof SourceFailure) return error
  if (error instanceof BrokenCircuitError) return new SourceFailure('circuit-open')
  // Not cockatiel's own isTaskCancelledError, which in 3.2.1 looks for another error's mark.
  if (error instanceof TaskCancelledError) return new SourceFailure('timeout')
  const at = error instanceof Error ? error.stack?.split('\n').find(line => /^\s+at /.test(line)) : undefined
  return new SourceFailure('unexpected', { code: codeOf(error), at: at?.trim() })
}

/** True when the failure says the source as a whole is out, not that one person's record is at fault. */
export function isSourceDown(error: unknown): boolean {
  const { reason, facts } = asFailure(error)
  if (reason === 'status') return facts.status === 401 || facts.status === 429 || (facts.status ?? 0) >= 500
  return ['network', 'token', 'timeout', 'circuit-open', 'not-json'].includes(reason)
}

/** True when the same request may well succeed a moment later, and the source did not ask for a longer wait. */
export function isWorthRetrying(error: unknown, longestRetryAfterMs: number): boolean {
  const { reason, facts } = asFailure(error)
  if ((facts.retryAfterMs ?? 0) > longestRetryAfterMs) return false
  if (reason === 'status') return [429, 502, 503, 504].includes(facts.status ?? 0)
  return reason === 'network' || reason === 'token'
}

/** The code a library gave its error, looked for in the cause too; only what looks like a code. */
export function codeOf(error: unknown): string | undefined {
  if (!(typeof error === 'object' && error !== null)) return undefined
  const { code, errorCode, cause } = error as { code?: unknown; errorCode?: unknown; cause?: unknown }
  const found = [code, errorCode].find(it => typeof it === 'string' && /^\w[\w-]{0,59}$/.test(it))
  return typeof found === 'string' ? found : codeOf(cause)
}
