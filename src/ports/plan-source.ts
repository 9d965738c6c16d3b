import type { Person, Plan } from '../domain/plan.ts'

/** How the citizen is known outside: used once, for the look-up, then forgotten. */
export interface Identity {
  readonly scheme: 'cpr' | 'mitid-uuid'
  readonly value: string
}

/**
 * What reading a plan came to. `stale` is the last plan that could be read, and
 * must be shown as old; `unreadable` means nothing may be shown.
 */
export type PlanReading =
  | { readonly kind: 'fresh' | 'stale'; readonly plan: Plan; readonly readAt: Date }
  | { readonly kind: 'no-plan' }
  | { readonly kind: 'unreadable' }

/** Where plans are read from (planens kilde). Never writes to a source of record. */
export interface PlanSource {
  /**
   * Finds the person behind an identity; undefined when the municipality does not know them.
   * @throws PlanSourceDown when the source cannot be asked
   */
  lookUp(identity: Identity): Promise<Person | undefined>
  /** Reads the person's plan. Never throws: what cannot be read is `unreadable`. */
  planOf(personId: string): Promise<PlanReading>
  /** Whether the source answered when last asked, for the readiness page. */
  state(): 'up' | 'down' | 'not-asked-yet'
}

/** The plan source could not be asked; the cause is in the log. */
export class PlanSourceDown extends Error {
  override readonly name = 'PlanSourceDown'
}
