import NodeCache from 'node-cache'
import type { components } from '../../../openapi/plan-api.d.ts'
import type { Plan } from '../../domain/plan.ts'
import { type Day, dayOf } from '../../domain/time.ts'
import type { Limits } from './limits.ts'
import { toPlan } from './to-plan.ts'

/** The last good answer about one person. */
export interface Kept {
  readonly answer: components['schemas']['Plan']
  readonly etag?: string
  /** When the source last said that this is the plan. */
  readonly confirmedAt: Date
  /** Size of the answer's text. */
  readonly bytes: number
}

/**
 * The plans this replica has read, in memory only. Bounded in number and size:
 * the plan confirmed longest ago gives way. An entry also leaves by itself after
 * `keptMs`, whether or not anybody asks.
 */
export class PlanCache {
  readonly #limits: Limits
  readonly #store: NodeCache
  #bytes = 0
  /** The plan as it is to be seen on one day; made anew when the day changes. */
  readonly #views = new WeakMap<Kept['answer'], { readonly on: Day; readonly plan: Plan }>()

  constructor(limits: Limits) {
    this.#limits = limits
    this.#store = new NodeCache({ stdTTL: limits.keptMs / 1000, checkperiod: 600, useClones: false })
    this.#store.on('del', (_key: string, kept: Kept) => {
      this.#bytes -= kept.bytes
    })
  }

  get(personId: string): Kept | undefined {
    return this.#store.get<Kept>(keyOf(personId))
  }

  /** Keeps the answer in place of an older one. */
  keep(personId: string, kept: Kept): void {
    this.drop(personId)
    const { cachedPlans, cachedBytes } = this.#limits
    const isFull = () => this.#store.getStats().keys >= cachedPlans || this.#bytes + kept.bytes > cachedBytes
    for (const oldest of isFull() ? this.#store.keys() : []) {
      if (!isFull()) break
      this.#store.del(oldest)
    }
    this.#store.set(keyOf(personId), kept)
    this.#bytes += kept.bytes
  }

  drop(personId: string): void {
    this.#store.del(keyOf(personId))
  }

  /** What the citizen may see of an answer at this moment. */
  view(answer: Kept['answer'], now: Date): Plan {
    const on = dayOf(now)
    const seen = this.#views.get(answer)
    if (seen?.on === on) return seen.plan
    const plan = toPlan(answer, on)
    this.#views.set(answer, { on, plan })
    return plan
  }

  close(): void {
    this.#store.flushAll()
    this.#store.close()
  }
}

/** Never a key of digits alone, which an object would list first: the keys stand in the order they were set. */
function keyOf(personId: string): string {
  return `person ${personId}`
}
