import {
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  TimeoutStrategy,
  timeout,
  wrap
} from 'cockatiel'
import type { Log } from '../../ports/log.ts'
import type { TokenSource } from './client-credentials.ts'
import { type Answer, createExchange, type Request } from './exchange.ts'
import { asFailure, isSourceDown, isWorthRetrying } from './failure.ts'
import type { Limits } from './limits.ts'

export interface Api {
  /**
   * Asks the plan API, patiently: each attempt has its time, some failures are
   * tried again, and a source that keeps failing is left in peace for a while.
   * @throws SourceFailure
   */
  ask(request: Request): Promise<Answer>
  state(): 'up' | 'down' | 'not-asked-yet'
  /** Ends what is under way. */
  stop(): void
}

export function createApi(options: { baseUrl: string; token: TokenSource; limits: Limits; log: Log }): Api {
  const exchange = createExchange(options)
  const patience = createPatience(options.limits, options.log)
  const stopping = new AbortController()
  let state: ReturnType<Api['state']> = 'not-asked-yet'

  return {
    async ask(request) {
      try {
        const answer = await patience.execute(({ signal }) => exchange(request, signal), stopping.signal)
        state = 'up'
        return answer
      } catch (error) {
        state = isSourceDown(error) ? 'down' : 'up'
        throw asFailure(error)
      }
    },
    state: () => state,
    stop: () => stopping.abort()
  }
}

/**
 * The timeouts are the aggressive kind: they end the wait even when a token or a
 * body does not heed the signal. The wait before a retry heeds none, so it must
 * not hold the process when that stops (`dangerouslyUnref`); the timeout round
 * it does while a citizen waits.
 */
function createPatience(limits: Limits, log: Log) {
  const breaker = circuitBreaker(handleWhen(isSourceDown), {
    breaker: new ConsecutiveBreaker(limits.failuresToOpen),
    halfOpenAfter: limits.openMs
  })
  breaker.onBreak(() => log.error({ openMs: limits.openMs }, 'plan source keeps failing and is left in peace'))
  breaker.onReset(() => log.info({}, 'plan source answers again'))

  return wrap(
    timeout(limits.totalMs, TimeoutStrategy.Aggressive),
    retry(
      handleWhen(error => isWorthRetrying(error, limits.longestRetryAfterMs)),
      { maxAttempts: limits.retries, backoff: new DelegateBackoff(context => delayMs(context, limits.retryDelayMs)) }
    ).dangerouslyUnref(),
    breaker,
    timeout(limits.attemptMs, TimeoutStrategy.Aggressive)
  )
}

/** What the source asked for, else doubling from the first; with chance in it, so that replicas do not march in step. */
function delayMs({ attempt, result }: IRetryBackoffContext<unknown>, firstMs: number): number {
  const asked = 'error' in result ? asFailure(result.error).facts.retryAfterMs : undefined
  return asked ?? firstMs * 2 ** (attempt - 1) * (0.5 + Math.random())
}
