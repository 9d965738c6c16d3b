import { addDays, type Day } from './time.ts'

/** Whom a person in a crisis can call besides 112: the suicide line, the line against violence, the poison line, the region's urgent line. */
export const CRISIS_CONTACTS = ['livslinien', 'violence', 'poison', 'doctor'] as const

export type CrisisContactId = (typeof CRISIS_CONTACTS)[number]

/** A number, where it comes from, and who has called it last. */
export interface CrisisContact {
  readonly id: CrisisContactId
  /** As it is dialled: E.164, or a short Danish number. */
  readonly number: string
  readonly source: string
  readonly verifiedOn: Day | null
  readonly verifiedBy: string | null
  /** The day it must have been called again, at most 90 days after the last time. */
  readonly expiresOn: Day | null
  /** First and last day the number holds, where known. */
  readonly validFrom?: Day
  readonly validTo?: Day
}

/** The region's line is its own; without it the text names the doctor on call. */
const MAY_BE_MISSING: readonly CrisisContactId[] = ['doctor']

const LONGEST_DAYS = 90

/** The number that holds on this day, for each of those there is one for. */
export function contactsOn(contacts: readonly CrisisContact[], today: Day): Partial<Record<CrisisContactId, CrisisContact>> {
  const inForce = contacts.filter(({ validFrom, validTo }) => (validFrom ?? today) <= today && today <= (validTo ?? today))
  return Object.fromEntries(inForce.map(contact => [contact.id, contact]))
}

/**
 * Why these numbers may not be shown to citizens: a wrong one can cost a life,
 * so a person must have called each within 90 days. Empty when they may.
 */
export function faultsIn(contacts: readonly CrisisContact[], today: Day): string[] {
  const inForce = contactsOn(contacts, today)
  return CRISIS_CONTACTS.flatMap(id => {
    const contact = inForce[id]
    if (!contact) return MAY_BE_MISSING.includes(id) ? [] : [`"${id}" has no number that holds today`]
    const { verifiedOn, verifiedBy, expiresOn, number } = contact
    if (!/^(\+\d{8,15}|\d{3,6})$/.test(number)) return [`"${id}" has no number that can be dialled`]
    if (!verifiedOn || !verifiedBy || !expiresOn) return [`"${id}" has not been called and signed by anybody`]
    if (verifiedOn > today) return [`"${id}" was verified on a day that has not come`]
    if (expiresOn > addDays(verifiedOn, LONGEST_DAYS)) return [`"${id}" would hold longer than ${LONGEST_DAYS} days`]
    return expiresOn < today ? [`"${id}" must be called again; it expired on ${expiresOn}`] : []
  })
}
