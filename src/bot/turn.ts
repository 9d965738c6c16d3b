import type { Outcome } from '../domain/outcome.ts'
import type { Conversation, StoredActivity, Turn } from '../ports/conversation-store.ts'
import type { Session } from '../ports/identities.ts'
import type { Caller } from './channel-turn.ts'
import type { House } from './house.ts'
import type { Incoming } from './incoming.ts'
import type { Spoken } from './spoken.ts'
import { answer } from './steps/answer.ts'
import { apology } from './steps/apology.ts'
import { beforehand } from './steps/beforehand.ts'
import { crisisFirst } from './steps/crisis-first.ts'
import { hear } from './steps/hear.ts'
import { offerLanguage } from './steps/offer-language.ts'
import { readPlan } from './steps/read-plan.ts'
import { type Received, receive } from './steps/receive.ts'
import { record } from './steps/record.ts'
import { refusal } from './steps/refusal.ts'
import { whoIsIt } from './steps/who-is-it.ts'

/** How often a turn is taken again because another one of the same conversation was first. */
const ATTEMPTS = 8

/** What a turn left behind: the citizen's message (none when the conversation has just opened) and the answers. */
export interface TakenTurn {
  readonly activities: readonly StoredActivity[]
  /** True when the message had been answered before and the same answer stands. */
  readonly repeated: boolean
}

/** A conversation nobody opened here. */
export class UnknownConversation extends Error {
  override readonly name = 'UnknownConversation'
}

/** Other turns of the same conversation were first, again and again; the client may send once more. */
export class TooManyAtOnce extends Error {
  override readonly name = 'TooManyAtOnce'
}

/**
 * The way of one message. Nothing is delivered here and nothing outside is
 * changed before the commit, so a turn that comes second, on this replica or
 * another, is simply taken again from what the first one left. A message that
 * was answered before is refused by the commit and gets the answer it had.
 * @param letIn what the channel has just read at its door; only good for the first try
 */
export async function takeTurn(house: House, incoming: Incoming, letIn?: Caller): Promise<TakenTurn> {
  const began = performance.now()
  const tooMany = isOneTooMany(house, incoming)
  let caller = letIn
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const conversation = caller?.conversation ?? (await house.conversations.find(incoming.conversationId))
    if (!conversation) throw new UnknownConversation()
    const turn = await answerOnce(house, incoming, conversation, tooMany, caller?.session)
    caller = undefined
    const taken = (outcome: Outcome | 'repeated') =>
      house.metrics.turnTaken(conversation.channel, outcome, (performance.now() - began) / 1000)
    if ((await house.conversations.commit(turn)) === 'committed') {
      taken(turn.outcome)
      return { activities: turn.activities, repeated: false }
    }
    const earlier = await house.conversations.answered(conversation.id, incoming.messageKey)
    if (earlier) {
      taken('repeated')
      return { activities: earlier, repeated: true }
    }
  }
  throw new TooManyAtOnce()
}

/** One message more than a person writes in a minute. Counted once, however often the turn must be taken again. */
function isOneTooMany({ messageRate, clock }: House, { kind, conversationId }: Incoming): boolean {
  return kind === 'message' && !messageRate.take(conversationId, clock.now().getTime())
}

async function answerOnce(
  house: House,
  incoming: Incoming,
  conversation: Conversation,
  tooMany: boolean,
  session?: Session
): Promise<Turn> {
  const received = receive(house, incoming, conversation)
  const saying = (spoken: Spoken) =>
    record(house, received, conversation, offerLanguage(received, beforehand(house, received, conversation, spoken)))
  try {
    return saying(await speak(house, received, conversation, tooMany, session))
  } catch (failure) {
    return saying(apology(house, received, failure))
  }
}

/** The steps from a received message to something said; a failure in any of them is apologised for in one place. */
async function speak(
  house: House,
  received: Received,
  conversation: Conversation,
  tooMany: boolean,
  session?: Session
): Promise<Spoken> {
  const urgent = crisisFirst(house, received, conversation)
  if (urgent) return urgent
  const who = await whoIsIt(house, conversation, received.now, session)
  const refused = refusal(house, received, who, tooMany)
  if (refused) return refused
  const heard = hear(house, received, conversation)
  const reading = await readPlan(house, heard, who)
  return answer(house, received, conversation, heard, who, reading)
}
