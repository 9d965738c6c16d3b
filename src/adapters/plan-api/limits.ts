/**
 * Every limit of the plan source in one table. Durations are milliseconds,
 * sizes are bytes of the answer's text. Tests hand in smaller ones.
 */
export const LIMITS = {
  /** A confirmed plan is shown as current this long; the source is asked at most once per person in that time. */
  freshMs: 60_000,
  /** A plan that cannot be confirmed is shown as old this long, then not at all. */
  keptMs: 24 * 60 * 60_000,
  /** With an older plan at hand, the citizen waits this long before getting that one. */
  slowMs: 1_500,
  /** One request, its token and its body included. */
  attemptMs: 3_000,
  /** A whole read, retries included. */
  totalMs: 5_000,
  /** Requests after the first. */
  retries: 2,
  /** Wait before the first retry; doubled for each next one. */
  retryDelayMs: 150,
  /** A longer `Retry-After` is not waited for. */
  longestRetryAfterMs: 1_000,
  /**
   * Failures in a row after which the source is left in peace. One read can fail three times, and one person whose
   * plan alone cannot be read, asking again and again, must not close the door for the others.
   */
  failuresToOpen: 12,
  /** How long it is left in peace before one request tries again. */
  openMs: 10_000,
  bodyBytes: 2 * 1024 * 1024,
  cachedPlans: 5_000,
  /** All cached plans together. In memory a plan takes a few times its text. */
  cachedBytes: 24 * 1024 * 1024,
  /** Faults of one answer that are named in the log. */
  faultsLogged: 10
} as const

export type Limits = { readonly [limit in keyof typeof LIMITS]: number }
