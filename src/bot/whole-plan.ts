import { FOUR_QUESTIONS } from '../domain/question.ts'
import type { Conversation } from '../ports/conversation-store.ts'
import type { Session } from '../ports/identities.ts'
import type { House } from './house.ts'
import { toWebReply } from './render.ts'
import { answer } from './steps/answer.ts'
import type { Received } from './steps/receive.ts'
import type { WebReply } from './web-reply.ts'

/**
 * The answers to the four questions, from one reading of the citizen's plan and
 * by the same dialogs as in a talk, but outside any talk: nothing is stored. A
 * plan that cannot be read, or is an old one, is said to be so in each answer.
 */
export async function wholePlan(
  house: House,
  session: Session,
  language: string
): Promise<readonly { question: string; reply: WebReply }[]> {
  const now = house.clock.now()
  const label = house.texts.t(language, 'common', now)
  const reading = await house.plans.planOf(session.personId)
  return FOUR_QUESTIONS.map(question => {
    const spoken = answer(
      house,
      asked(label(`ask.${question}`), language, now),
      OUTSIDE_ANY_TALK,
      { question, candidates: [] },
      { kind: 'signed-in', session },
      reading
    )
    return { question: label(`ask.${question}`), reply: toWebReply(house.texts, spoken, now) }
  })
}

const OUTSIDE_ANY_TALK: Conversation = {
  id: '',
  channel: 'web',
  state: { misses: 0, introduced: true },
  version: 0,
  watermark: 0
}

function asked(text: string, language: string, now: Date): Received {
  const incoming = { conversationId: '', kind: 'message', messageKey: '', text, locale: language, activity: {} } as const
  return { incoming, text, masked: false, language, now }
}
