import { contactFor } from '../domain/people.ts'
import type { Plan, PlanItem, Professional } from '../domain/plan.ts'
import { firstShown } from '../domain/shown.ts'
import type { DialogContext } from './dialog.ts'
import * as f from './facts.ts'
import type { Reply } from './reply.ts'

/** Whom "who is that?" asks about: the people of the item shown last. */
export interface Meant {
  readonly item: PlanItem
  /** What the item is called. */
  readonly title: string
  /** Empty when the plan names nobody with it. */
  readonly people: readonly Professional[]
}

/**
 * The people "who is that?" asks about. Undefined when the message has a word
 * of its own ("who is my mentor?"), or when nothing was shown that has people.
 *
 * @param onlyAsks the words one asks back with, and nothing else, in the citizen's language
 */
export function peopleMeant(plan: Plan, shownItems: readonly string[], message: string, onlyAsks: string): Meant | undefined {
  const known = new Set(onlyAsks.split(' '))
  const words = message.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (words.length === 0 || words.some(word => !known.has(word))) return undefined

  const all: readonly Meant[] = [
    ...plan.appointments.map(item => ({ item, title: item.title, people: item.with })),
    ...plan.steps.map(item => ({ item, title: item.title, people: named(item.helpedBy, item.decidedBy) })),
    ...plan.waiting.map(item => ({ item, title: item.waitingFor, people: named(item.holder) })),
    ...plan.entitlements.map(item => ({ item, title: item.text, people: named(item.from) }))
  ]
  const shown = firstShown(
    shownItems,
    all.map(({ item }) => item)
  )
  return all.find(({ item }) => item === shown)
}

/** Names them, or says that the plan does not. */
export function answerMeant(
  { item, title, people }: Meant,
  { plan, now, t, common, reply }: DialogContext<'people'> & { readonly plan: Plan }
): Reply {
  const contact = contactFor(plan, now)
  const parts = { from: [item], next: f.asking('why', 'people', 'talk-to-person') }
  const about = { title: f.bare(title), names: people.map(({ name }) => name), name: contact.name }
  if (people.length === 0) {
    return reply.unanswerable('nobody-known', t('notNamed', about), { ...parts, facts: f.contactFacts(contact, common) })
  }
  const facts = people.map(person => f.personFact(common(`role.${person.role}`), person))
  return reply.answered(t('meant', about), { ...parts, facts })
}

const named = (...people: (Professional | undefined)[]): Professional[] => [
  ...new Set(people.filter(person => person !== undefined))
]
