import type { Contact } from '../domain/people.ts'
import type { Appointment, Place, Professional, Step } from '../domain/plan.ts'
import type { When } from '../domain/time.ts'
import type { T } from '../text/texts.ts'
import type { Choice, Fact, Section } from './reply.ts'

type Common = T<'common'>

/** Minutes two appointments must lie apart to be reached both, until an office sets its own. */
export const TRAVEL_MINUTES = 30

/** How many steps, meetings or duties stand behind "more" before the rest is only counted. */
export const MOST_SHOWN = 8

/** What is written about people and places names no language of its own: it is Danish. */
export const LANGUAGE_OF_RECORDS = 'da'

/** Questions to press next. */
export const asking = (...questions: Extract<Choice, { ask: unknown }>['ask'][]): Choice[] => questions.map(ask => ({ ask }))

/** A record's own words inside a sentence of ours: without their full stop, which ours brings. */
export const bare = (words: string): string => words.trim().replace(/\.+$/, '')

/** A field of a record, in its own language; left out when the record does not say. */
export function textFact(label: string, text: string | undefined, language?: string): Fact | undefined {
  return text ? { label, value: { kind: 'text', text, language } } : undefined
}

export function whenFact(label: string, when: When | undefined, ends?: Date): Fact | undefined {
  return when && { label, value: { kind: 'when', when, ends } }
}

/** @param language of the items, where they are a record's own words */
export function listFact(label: string, items: readonly string[], language?: string): Fact | undefined {
  return items.length > 0 ? { label, value: { kind: 'list', items, language } } : undefined
}

/** A title that only says the label again is left out. */
export function personFact(label: string, person: Professional | undefined): Fact | undefined {
  if (!person) return undefined
  const { title, ...rest } = person
  const repeated = title !== undefined && label.toLowerCase().includes(title.toLowerCase())
  return { label, value: { kind: 'person', person: repeated ? rest : person } }
}

/** A fact whose label is a record's own words, e.g. the title of a step. */
export function titled(fact: Fact | undefined, language: string): Fact | undefined {
  return fact && { ...fact, language }
}

export function placeFact(label: string, place: Place | undefined): Fact | undefined {
  return place && { label, value: { kind: 'place', place } }
}

/** Whom to call and when the telephone is open. */
export function contactFacts({ name, phone, hours }: Contact, common: Common): (Fact | undefined)[] {
  return [
    { label: common('call'), value: { kind: 'phone', number: phone, name } },
    textFact(common('hours'), hours, LANGUAGE_OF_RECORDS)
  ]
}

/**
 * A group of facts; none at all when every fact is left out.
 * @param language of the heading, where it is a record's own words
 */
export function section(heading: string, facts: readonly (Fact | undefined)[], language?: string): Section[] {
  const known = facts.filter(fact => fact !== undefined)
  return known.length > 0 ? [{ heading, language, facts: known }] : []
}

/** "and 4 more", when there are more than are shown. */
export function moreOf(all: readonly unknown[], common: Common): Section[] {
  const count = all.length - MOST_SHOWN
  return count > 0 ? [{ heading: common('andMore', { count }), facts: [] }] : []
}

/** The first three of a list, and how many more there are. */
export function few(items: readonly string[], common: Common): readonly string[] {
  return items.length > 3 ? [...items.slice(0, 3), common('andMore', { count: items.length - 3 })] : items
}

/** When, where, with whom and what for, and what must not be missed about it. */
export function appointmentFacts(appointment: Appointment, common: Common): (Fact | undefined)[] {
  const { starts, ends, place, mode, citizenInvited, status, duty, purpose, language } = appointment
  return [
    whenFact(common('when'), starts, ends),
    mode === 'in-person' ? placeFact(common('where'), place) : textFact(common('mode'), common(`mode.${mode}`)),
    ...appointment.with.map(person => personFact(common('with'), person)),
    citizenInvited ? undefined : textFact(common('goodToKnow'), common('notInvited')),
    status === 'proposed' ? textFact(common('status'), common('notFixed')) : undefined,
    duty && textFact(common('duty'), common('mustAttend')),
    textFact(common('purpose'), purpose, language)
  ]
}

/** Two appointments that cannot both be kept; a person says which one counts, never the bot. */
export function clashText([first, second]: readonly [Appointment, Appointment], common: Common, contact: Contact): string {
  return common('clashText', {
    first: bare(first.title),
    firstStarts: first.starts,
    second: bare(second.title),
    secondStarts: second.starts,
    name: contact.name
  })
}

/** Both of them in full and alike, so that none looks chosen. */
export function clashSections(pair: readonly [Appointment, Appointment], common: Common): Section[] {
  return pair.flatMap(item =>
    section(item.title, [...appointmentFacts(item, common), ...appointmentDetails(item, common)], item.language)
  )
}

/** How to get ready, and how to cancel. */
export function appointmentDetails(appointment: Appointment, common: Common): (Fact | undefined)[] {
  const { preparation, bring, interpreter, cancelBy, language } = appointment
  return [
    listFact(common('bring'), bring, language),
    textFact(common('preparation'), preparation, language),
    interpreter && textFact(common('interpreter'), common(`interpreter.${interpreter}`)),
    textFact(common('ifICannot'), cancelBy, language)
  ]
}

/** When and where a step is, and why. Says so when the plan gives no reason: a person can. */
export function stepFacts(step: Step, common: Common, contact: Contact): (Fact | undefined)[] {
  return [
    whenFact(common(step.status === 'ongoing' ? 'since' : 'when'), step.starts),
    whenFact(common('until'), step.ends),
    placeFact(common('where'), step.place),
    whyFact(step.why ?? step.goal?.text, step.language, common, contact)
  ]
}

/** Who helps and decides, what to bring, what follows. */
export function stepDetails(step: Step, common: Common): (Fact | undefined)[] {
  const { description, helpedBy, decidedBy, bring, preparation, hoursPerWeek, afterwards, language } = step
  return [
    textFact(common('description'), description, language),
    personFact(common('helpedBy'), helpedBy),
    personFact(common('decidedBy'), decidedBy),
    textFact(common('hoursPerWeek'), hoursPerWeek?.toString()),
    listFact(common('bring'), bring, language),
    textFact(common('preparation'), preparation, language),
    textFact(common('afterwards'), afterwards, language)
  ]
}

/** What must be known about a step or an appointment. */
export function itemFacts(item: Step | Appointment, common: Common, contact: Contact): (Fact | undefined)[] {
  if (!('mode' in item)) return stepFacts(item, common, contact)
  const facts = appointmentFacts(item, common)
  return item.purpose ? facts : [...facts, whyFact(undefined, item.language, common, contact)]
}

/** What stands behind "more" about a step or an appointment. */
export function itemDetails(item: Step | Appointment, common: Common): Section[] {
  return section(common('details'), 'mode' in item ? appointmentDetails(item, common) : stepDetails(item, common))
}

/** Meningsfuldhed: every step shows why, or that nobody has written it down. */
export function whyFact(why: string | undefined, language: string, common: Common, contact: Contact): Fact | undefined {
  return why ? textFact(common('why'), why, language) : textFact(common('why'), common('noWhy', { name: contact.name }))
}
