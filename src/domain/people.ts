import { type CaseworkerChange, type Plan, type Professional, ROLES, type Role } from './plan.ts'
import { addDays, covers, type Day, dayOf } from './time.ts'

/** Whom to call: a person with a phone of their own, or the office. */
export interface Contact {
  readonly name: string
  readonly phone: string
  /** Telephone hours in the office's words. */
  readonly hours?: string
  /** The person who answers; absent when it is the office's main line. */
  readonly person?: Professional
}

/** How many days after a change of caseworker it is still news. */
const NEWS_DAYS = 14

/**
 * Koordinerende sagsbehandler: who holds the whole case today; the caseworker
 * when nobody has that role. With several, the one who came last.
 */
export function coordinator(plan: Plan, now: Date): Professional | undefined {
  const today = dayOf(now)
  return newestWith('coordinating-caseworker', plan, today) ?? newestWith('caseworker', plan, today)
}

function newestWith(role: Role, plan: Plan, today: Day): Professional | undefined {
  return plan.people
    .filter(person => person.role === role && isRound(person, plan, today))
    .sort((a, b) => cameOn(b, plan, today).localeCompare(cameOn(a, plan, today)) || a.id.localeCompare(b.id))[0]
}

/**
 * Everyone round the citizen today: the coordinator, then mentors, then the
 * others by role and name.
 */
export function peopleRound(plan: Plan, now: Date): Professional[] {
  const today = dayOf(now)
  const first = coordinator(plan, now)?.id
  const place = ({ id, role }: Professional) => (id === first ? -2 : role === 'mentor' ? -1 : ROLES.indexOf(role))
  return plan.people
    .filter(person => isRound(person, plan, today))
    .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'da') || a.id.localeCompare(b.id))
}

/**
 * The person's dates decide. Where they are silent the handover record does:
 * the old one stays until the day of the change, the new one comes on it.
 */
function isRound(person: Professional, plan: Plan, today: Day): boolean {
  if (!covers(person.period, today)) return false
  const touching = plan.changes.filter(({ from, to }) => from.id === person.id || to?.id === person.id).sort(byDay)
  const last = touching.filter(change => change.on <= today).at(-1)
  if (last) return last.to?.id === person.id || person.period.to !== undefined
  return touching[0]?.to?.id !== person.id || person.period.from !== undefined
}

/** The day a person took the case over, as far as anybody has said; else an empty text, which sorts first. */
function cameOn(person: Professional, plan: Plan, today: Day): string {
  const taken = plan.changes.filter(({ to, on }) => to?.id === person.id && on <= today).sort(byDay)
  return taken.at(-1)?.on ?? person.period.from ?? ''
}

/**
 * The change of caseworker to tell about: the nearest that lies ahead or falls
 * today, else the latest of the last 14 days. One that the office will itself
 * tell on a later day is not told before.
 */
export function comingChange(plan: Plan, now: Date): CaseworkerChange | undefined {
  const today = dayOf(now)
  const changes = [...plan.changes].sort(byDay)
  const ahead = changes.find(({ on, toldOn }) => on >= today && (on === today || !toldOn || toldOn <= today))
  return ahead ?? changes.filter(({ on }) => on < today && on >= addDays(today, -NEWS_DAYS)).at(-1)
}

function byDay(a: CaseworkerChange, b: CaseworkerChange): number {
  return a.on.localeCompare(b.on) || a.id.localeCompare(b.id)
}

/** Whom to call with a question today: the coordinator when they have a phone, else the office. */
export function contactFor(plan: Plan, now: Date): Contact {
  const person = coordinator(plan, now)
  if (!person?.phone) return plan.office
  return { name: person.name, phone: person.phone, hours: person.hours, person }
}
