import type { Person, Plan } from '../contract.ts'
import type { Calendar } from './calendar.ts'

/** Level of assurance of a sign-in (NSIS sikringsniveau). Our program demands Substantial. */
export type Assurance = 'Low' | 'Substantial' | 'High'

/** A fictional citizen: who they are at sign-in, and what the plan API holds of them. */
export interface Citizen {
  /** Short name for tests and demos; also how the sign-in page names the choice. */
  readonly key: string
  readonly person: Person
  /** What is special about them, one Danish sentence for the sign-in page. */
  readonly special: string
  /** Day of birth plus 60, which no living person has. Never shown. */
  readonly cpr: string
  readonly mitidUuid: string
  readonly assurance: Assurance
  /** False: the provider gives no `dk.cpr`. */
  readonly hasCpr: boolean
  /** False: the municipality does not know them. */
  readonly known: boolean
  /** Missing: the person has no plan. */
  readonly plan?: (calendar: Calendar) => Plan
  /** The plan API cannot give this plan, ever. */
  readonly trouble?: 'unavailable'
}

/** What must be said of each citizen; the rest is as with most people. */
export type Departure = Pick<Citizen, 'special'> &
  Partial<Omit<Citizen, 'plan' | 'person'>> & {
    readonly person?: Partial<Person>
    readonly plan?: (person: Person, calendar: Calendar) => Plan
  }

/** Makes citizen number `number` (1 to 99); ids and identities follow from the number. */
export function citizen(number: number, key: string, displayName: string, { plan, person, ...more }: Departure): Citizen {
  const two = String(number).padStart(2, '0')
  const self: Person = {
    id: `p-${two}`,
    displayName,
    preferredLanguage: 'da',
    addressProtected: false,
    deceased: false,
    ...person
  }
  return {
    key,
    person: self,
    cpr: `61018010${two}`,
    mitidUuid: `00000000-0000-4000-8000-0000000010${two}`,
    assurance: 'Substantial',
    hasCpr: true,
    known: true,
    ...(plan && { plan: (calendar: Calendar) => plan(self, calendar) }),
    ...more
  }
}
