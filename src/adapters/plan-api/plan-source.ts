import { createHash } from 'node:crypto'
import type { Person } from '../../domain/plan.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import { type Metrics, UNCOUNTED } from '../../ports/metrics.ts'
import { type Identity, type PlanReading, type PlanSource, PlanSourceDown } from '../../ports/plan-source.ts'
import { createApi } from './api.ts'
import type { TokenSource } from './client-credentials.ts'
import { readContract } from './contract.ts'
import { asFailure, SourceFailure } from './failure.ts'
import { faultsOf } from './faults.ts'
import { LIMITS, type Limits } from './limits.ts'
import { type Kept, PlanCache } from './plan-cache.ts'
import { toPerson } from './to-plan.ts'

export interface PlanSourceOptions {
  /** Where the plan API is, without `/v1`. */
  readonly baseUrl: string
  readonly token: TokenSource
  readonly clock: Clock
  readonly log: Log
  readonly metrics?: Metrics
  readonly limits?: Partial<Limits>
}

/**
 * The plan source over the plan API (`openapi/plan-api.yaml`).
 *
 * A plan is read at most once a minute per person, and once for all who ask at
 * the same time. When the source is out, too slow, or gives an answer with any
 * fault in it, the last good plan is given as `stale` until it is a day old; a
 * plan is never put together from the parts that could be read. A refusal to
 * show the person (403) and a death end the copy at once.
 *
 * @throws Error when the contract cannot be read
 */
export function createPlanSource(options: PlanSourceOptions): PlanSource & { stop(): void } {
  const { clock, log, metrics = UNCOUNTED } = options
  const limits: Limits = { ...LIMITS, ...options.limits }
  const contract = readContract()
  const api = createApi({ ...options, limits })
  const cache = new PlanCache(limits)
  const underWay = new Map<string, Promise<PlanReading>>()

  const ageOf = (kept: Kept) => clock.now().getTime() - kept.confirmedAt.getTime()
  const reading = (kind: 'fresh' | 'stale', { answer, confirmedAt }: Kept): PlanReading => ({
    kind,
    plan: cache.view(answer, clock.now()),
    readAt: confirmedAt
  })

  /** The last good plan, if it may still be shown. */
  function older(personId: string): PlanReading | undefined {
    const kept = cache.get(personId)
    return kept && ageOf(kept) <= limits.keptMs ? reading('stale', kept) : undefined
  }

  /** Asks the source; one line in the log when that came to nothing. */
  async function read(personId: string): Promise<PlanReading> {
    try {
      return await ask(personId)
    } catch (error) {
      const failure = asFailure(error)
      if (failure.facts.status === 403) cache.drop(personId)
      const stale = older(personId)
      const served = stale ? 'the older plan' : 'nothing'
      log.warn({ person: shortHash(personId), served, ...fieldsOf(failure, limits) }, 'plan could not be read')
      return stale ?? { kind: 'unreadable' }
    }
  }

  async function ask(personId: string): Promise<PlanReading> {
    const kept = cache.get(personId)
    const said = await api.ask({ method: 'GET', path: planPath(personId), etag: kept?.etag })
    const confirmedAt = clock.now()

    if (said.status === 404) {
      contract.problem(said)
      cache.drop(personId)
      return { kind: 'no-plan' }
    }
    if (said.status === 304) {
      if (!kept) throw new SourceFailure('status', { status: said.status })
      const renewed = { ...kept, confirmedAt }
      cache.keep(personId, renewed)
      return reading('fresh', renewed)
    }

    const answer = contract.plan(said)
    const faults = faultsOf(answer, personId)
    if (faults.length > 0) throw new SourceFailure('invalid-answer', { status: said.status, faults })
    const confirmed: Kept = { answer, etag: said.etag, confirmedAt, bytes: said.bytes }
    const fresh = reading('fresh', confirmed)
    if (answer.person.deceased) cache.drop(personId)
    else cache.keep(personId, confirmed)
    return fresh
  }

  return {
    async lookUp(identity: Identity): Promise<Person | undefined> {
      try {
        const said = await api.ask({ method: 'POST', path: '/v1/people/lookup', body: identity })
        if (said.status === 404) {
          contract.problem(said)
          return undefined
        }
        const person = contract.person(said)
        if (person.deceased) cache.drop(person.id)
        return toPerson(person)
      } catch (error) {
        log.warn(fieldsOf(asFailure(error), limits), 'person could not be looked up')
        throw new PlanSourceDown('the plan source could not be asked who this is')
      }
    },

    async planOf(personId: string): Promise<PlanReading> {
      const kept = cache.get(personId)
      if (kept && ageOf(kept) < limits.freshMs) {
        metrics.planRead('kept')
        return reading('fresh', kept)
      }

      let answer = underWay.get(personId)
      if (!answer) {
        answer = read(personId).finally(() => underWay.delete(personId))
        underWay.set(personId, answer)
      }
      const stale = older(personId)
      const given = await (stale ? firstOf(answer, stale, limits.slowMs) : answer)
      metrics.planRead(given.kind)
      return given
    },

    state: api.state,

    stop() {
      api.stop()
      cache.close()
    }
  }
}

/** The answer if it comes in time, else the other; the answer is then left to arrive for whoever asks next. */
async function firstOf<T>(answer: Promise<T>, otherwise: T, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>(resolve => {
    timer = setTimeout(() => resolve(otherwise), ms)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

/** Refuses what would lead to another address: `.` and `..` are ids to the contract, but not to a URL. */
function planPath(personId: string): string {
  if (!/^(?!\.{1,2}$)[A-Za-z0-9._:-]{1,100}$/.test(personId)) throw new SourceFailure('bad-person-id')
  return `/v1/people/${encodeURIComponent(personId)}/plan`
}

/** Enough to see that several lines are about one person, and too little to say who. */
function shortHash(personId: string): string {
  return createHash('sha256').update(personId).digest('hex').slice(0, 10)
}

function fieldsOf({ reason, facts }: SourceFailure, limits: Limits): Record<string, unknown> {
  const { faults, ...rest } = facts
  if (!faults) return { reason, ...rest }
  return { reason, ...rest, faults: faults.slice(0, limits.faultsLogged), faultCount: faults.length }
}
