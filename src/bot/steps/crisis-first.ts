import { DIALOGS } from '../../dialogs/index.ts'
import type { Reply } from '../../dialogs/reply.ts'
import type { QuestionId } from '../../domain/question.ts'
import type { Conversation } from '../../ports/conversation-store.ts'
import type { House } from '../house.ts'
import type { Spoken } from '../spoken.ts'
import { contextFor } from './context.ts'
import { hear } from './hear.ts'
import type { Received } from './receive.ts'

/**
 * A crisis is answered before anything else is looked at: no sign-in, no plan,
 * no model and no network stand between the citizen and the numbers. The errand
 * beside it is not lost: it is a button.
 */
export function crisisFirst(house: House, received: Received, conversation: Conversation): Spoken | undefined {
  if (received.crisis?.kind !== 'hard') return undefined
  const context = contextFor(house, received, 'crisis', { question: 'crisis' })
  const reply = withErrand(DIALOGS.crisis.answer(context), house, received, conversation)
  return { reply, language: received.language, question: 'crisis', notices: [], stale: false }
}

function withErrand(reply: Reply, house: House, received: Received, conversation: Conversation): Reply {
  try {
    const asked = partsOf(received).map(text => hear(house, { ...received, text }, conversation).question)
    const errand = asked.find(question => !NO_ERRAND.includes(question))
    return errand ? { ...reply, next: [...reply.next, { ask: errand }] } : reply
  } catch {
    // Whatever is wrong with the understanding, the numbers are said.
    return reply
  }
}

const NO_ERRAND: readonly QuestionId[] = ['crisis', 'out-of-scope', 'talk-to-person', 'greeting', 'thanks']

/** The errand may be a sentence of its own; a long letter is not read to its end for it. */
const partsOf = ({ text }: Received): string[] => [text.slice(0, ENOUGH), ...text.slice(0, ENOUGH).split(/[.?!,;\n]+/)]

const ENOUGH = 300
