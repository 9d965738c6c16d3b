import type { Dialog, DialogId } from '../../dialogs/dialog.ts'
import { dialogFor } from '../../dialogs/index.ts'
import { type Reply, reply } from '../../dialogs/reply.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Conversation } from '../../ports/conversation-store.ts'
import type { PlanReading } from '../../ports/plan-source.ts'
import type { House } from '../house.ts'
import type { Spoken } from '../spoken.ts'
import { contextFor } from './context.ts'
import type { Heard } from './hear.ts'
import type { Received } from './receive.ts'
import type { Who } from './who-is-it.ts'

type ReadPlan = Extract<PlanReading, { plan: Plan }>

/** The dialog answers from the plan; without a plan it needed, the citizen hears why and whom to call. */
export function answer(
  house: House,
  received: Received,
  conversation: Conversation,
  heard: Heard,
  who: Who,
  reading: PlanReading | undefined
): Spoken {
  const dialog = dialogFor(heard.question)
  const read = reading && 'plan' in reading && !reading.plan.person.deceased ? reading : undefined
  const said =
    dialog.needsPlan === true && !read
      ? withoutPlan(house, received, who, reading)
      : ask(house, received, conversation, heard, who, dialog, read?.plan)
  // An answer that only takes a phone number from the plan is not about what stands in it.
  const shown = dialog.needsPlan === true || said.from.length > 0 ? read : undefined
  return {
    reply: said,
    language: said.language ?? received.language,
    question: heard.question,
    notices: shown ? notices(house, received, shown) : [],
    planReadAt: shown?.readAt,
    stale: shown?.kind === 'stale'
  }
}

function ask(
  house: House,
  received: Received,
  conversation: Conversation,
  heard: Heard,
  who: Who,
  dialog: Dialog<DialogId>,
  plan: Plan | undefined
): Reply {
  const inLanguage = (language: string): Reply => {
    const context = contextFor(house, received, dialog.id, {
      question: heard.question,
      candidates: heard.candidates,
      manner: heard.manner,
      language,
      shownItems: conversation.state.shownItems ?? [],
      misses: conversation.state.misses,
      office: plan?.office ?? house.office,
      displayName: who.kind === 'signed-in' ? who.session.displayName : undefined,
      message: pressedLanguage(house, received) ?? received.text
    })
    // A dialog that needs the plan is only asked when there is one: see `answer`.
    return dialog.answer({ ...context, plan } as never)
  }
  const said = inLanguage(received.language)
  return said.language && said.language !== received.language ? inLanguage(said.language) : said
}

/** A pressed language is told to its dialog by its own name, as if it had been written. */
function pressedLanguage(house: House, { incoming, language }: Received): string | undefined {
  if (!incoming.pressed || !('speak' in incoming.pressed)) return undefined
  return house.texts.languages.find(known => known.tag === language)?.name
}

function withoutPlan(house: House, received: Received, who: Who, reading: PlanReading | undefined): Reply {
  const t = house.texts.t(received.language, 'turn', received.now)
  const values = { office: house.office.name, phone: house.office.phone }
  const call = { facts: [{ label: house.office.name, value: { kind: 'phone' as const, number: house.office.phone } }] }
  if (who.kind !== 'signed-in') return reply.unanswerable('not-signed-in', t('notSignedIn'), { next: [{ signIn: true }] })
  if (reading?.kind === 'no-plan') return reply.unanswerable('no-plan', t('noPlan', values), call)
  if (reading && 'plan' in reading) return reply.unanswerable('deceased', t('deceased', values), call)
  return reply.unanswerable('plan-unreadable', t('planUnreadable', values), call)
}

/** What must be known of the plan an answer was made from: that it is an old one, that something is missing. */
function notices(house: House, received: Received, read: ReadPlan): string[] {
  const t = house.texts.t(received.language, 'turn', received.now)
  const missing = read.plan.missingSources.map(source => source.system)
  return [
    read.kind === 'stale' ? t('stalePlan', { readAt: read.readAt }) : undefined,
    missing.length > 0 ? t('sourceMissing', { systems: missing }) : undefined
  ].filter(notice => notice !== undefined)
}
