import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Changes, Identity, Note, NoteReceipt, Offer, Person, Plan, StaffPeople } from './contract.ts'
import { type Calendar, calendarAt } from './people/calendar.ts'
import { type Citizen, citizens } from './people/index.ts'
import { offersAt } from './people/offers.ts'
import { FOLLOWS, STAFF, type StaffMember } from './people/staff.ts'

/** What asking for a plan comes to. */
export type PlanAnswer =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'none' }
  | { readonly kind: 'unavailable' }

export interface StoredNote {
  readonly personId: string
  readonly note: Note
  readonly receipt: NoteReceipt
}

type Change = Changes['changes'][number]

/** What the stand-in municipality knows: people, plans, changes, notes. In memory, made anew at each start. */
export class Municipality {
  readonly calendar: Calendar
  readonly offers: { readonly offers: Offer[] }
  readonly notes: StoredNote[] = []
  readonly #now: () => Date
  readonly #people = new Map<string, Citizen>()
  readonly #plans = new Map<string, Plan>()
  readonly #noteByKey = new Map<string, StoredNote>()
  readonly #changes: Change[] = []
  /** Cursors carry it, so that a cursor from before a restart is known to be too old. */
  readonly #run = randomUUID().slice(0, 8)

  constructor(now: () => Date) {
    this.#now = now
    this.calendar = calendarAt(now())
    this.offers = { offers: offersAt(this.calendar) }
    for (const citizen of citizens) {
      this.#people.set(citizen.person.id, citizen)
      if (!citizen.plan) continue
      this.#plans.set(citizen.person.id, citizen.plan(this.calendar))
      this.#changed(citizen.person.id, 'plan')
    }
  }

  /** The person behind an identity; undefined when nobody here has it. */
  lookUp({ scheme, value }: Identity): Person | undefined {
    const found = [...this.#people.values()].find(
      citizen => citizen.known && (scheme === 'cpr' ? citizen.cpr === value.replace('-', '') : citizen.mitidUuid === value)
    )
    return found && this.#personOf(found)
  }

  isKnown(personId: string): boolean {
    return this.#people.get(personId)?.known === true
  }

  planOf(personId: string): PlanAnswer {
    if (this.#people.get(personId)?.trouble === 'unavailable') return { kind: 'unavailable' }
    const plan = this.#plans.get(personId)
    return plan ? { kind: 'plan', plan } : { kind: 'none' }
  }

  /**
   * Replaces a plan, as a caseworker would by working in the systems.
   * @throws Error when the person has no plan
   */
  changePlan(personId: string, change: (plan: Plan) => Plan): void {
    const before = this.#plans.get(personId)
    if (!before) throw new Error('the sandbox has no plan for that person')
    const after = change(structuredClone(before))
    this.#plans.set(personId, after)
    const samePerson = JSON.stringify(before.person) === JSON.stringify(after.person)
    this.#changed(personId, samePerson ? 'plan' : 'person')
  }

  /** Changes after a cursor, oldest first; `undefined` when the cursor is not one of this run's. */
  changesAfter(cursor: string | undefined, limit: number): Changes | undefined {
    const [run, position] = cursor === undefined ? [this.#run, '0'] : cursor.split('.')
    const from = Number(position)
    if (run !== this.#run || !Number.isInteger(from) || from < 0 || from > this.#changes.length) return undefined
    const changes = this.#changes.slice(from, from + limit)
    const end = from + changes.length
    return { changes, cursor: `${this.#run}.${end}`, more: end < this.#changes.length }
  }

  /** Whom a staff member follows, read from the plans; undefined for an id that is not staff. */
  staffPeople(staffId: string): StaffPeople | undefined {
    const staff = STAFF.find(({ id }) => id === staffId)
    if (!staff) return undefined
    const people = [...this.#plans.values()].flatMap(plan => followedIn(plan, staff))
    return { staff: { id: staff.id, name: staff.name, unit: staff.unit }, people }
  }

  /** Keeps a note once per key; `undefined` when the key was used for another note. */
  keepNote(personId: string, key: string, note: Note): NoteReceipt | undefined {
    const slot = `${personId} ${key}`
    const before = this.#noteByKey.get(slot)
    if (before) return isDeepStrictEqual(before.note, note) ? before.receipt : undefined
    const receipt = { id: randomUUID(), acceptedAt: this.#now().toISOString() }
    const stored = { personId, note, receipt }
    this.#noteByKey.set(slot, stored)
    this.notes.push(stored)
    return receipt
  }

  /** A change made to `plan.person` counts in the look-up too. */
  #personOf(citizen: Citizen): Person {
    return this.#plans.get(citizen.person.id)?.person ?? citizen.person
  }

  #changed(personId: string, what: Change['what']): void {
    this.#changes.push({ personId, at: this.#now().toISOString(), what })
  }
}

function followedIn(plan: Plan, staff: StaffMember): StaffPeople['people'] {
  const follows = { personId: plan.person.id, displayName: plan.person.displayName }
  if (staff.leads) return [{ ...follows, role: 'coordinator', period: {} }]
  return plan.people.flatMap(({ id, role, period }) => {
    const followed = FOLLOWS.find(name => name === role)
    return id === staff.id && followed ? [{ ...follows, role: followed, period: period ?? {} }] : []
  })
}
