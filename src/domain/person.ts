import type { Period } from './time.ts'

/** Fagperson: somebody round the citizen, with work contacts only. */
export interface Professional {
  readonly id: string
  readonly name: string
  /** Title in the source's own words, e.g. "socialrådgiver". */
  readonly title?: string
  readonly role: Role
  readonly unit?: string
  readonly phone?: string
  readonly email?: string
  /** Telephone hours in the office's words. */
  readonly hours?: string
  readonly languages: readonly string[]
  /** When this person has this role for this citizen. */
  readonly period: Period
  /** For a mentor: which kind of help. */
  readonly mentorKind?: 'job' | 'everyday' | 'economy'
}

/** Rolle: what a person is to the citizen. `coordinating-caseworker` is the koordinerende sagsbehandler. */
export const ROLES = [
  'coordinating-caseworker',
  'caseworker',
  'mentor',
  'job-consultant',
  'contact-person',
  'health-coordinator',
  'employer',
  'citizen-invited',
  'other'
] as const
export type Role = (typeof ROLES)[number]

/** Kommunens hovedindgang for planen: where to call when no person is known. */
export interface Office {
  readonly name: string
  readonly phone: string
  readonly hours?: string
  /** Where one can write about the page itself; never about a plan. */
  readonly email?: string
}

/** Borger: what the plan source says about the person, never the CPR number. */
export interface Person {
  /** The source's opaque id. */
  readonly id: string
  readonly displayName: string
  readonly preferredLanguage?: string
  readonly easyRead: boolean
  readonly interpreterNeed?: string
  /** Adressebeskyttet: no address of any kind may be shown. */
  readonly addressProtected: boolean
  /**
   * Nothing of the plan is shown and nothing is sent any more. Decided once,
   * where the bot has loaded the plan (outcome `deceased`): the rules in this
   * folder do not ask again.
   */
  readonly deceased: boolean
}
