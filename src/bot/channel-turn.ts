import type { TurnContext } from '@microsoft/agents-hosting'
import type { Conversation } from '../ports/conversation-store.ts'
import type { Session } from '../ports/identities.ts'

/**
 * What our own channel and the bot tell each other of one turn, beside the
 * activity: whom the channel has let in, and what the bot has stored.
 */

const CALLER = Symbol('whom the channel let in')
const STORED_MESSAGE_ID = Symbol('id of the stored message')

/** Read a moment ago at the door, so the bot need not read it again. */
export interface Caller {
  readonly conversation: Conversation
  /** The live session the conversation is bound to; none when the visitor is anonymous. */
  readonly session?: Session
}

/** The channel says whom it has let in. */
export function setCaller(context: TurnContext, caller: Caller): void {
  context.turnState.set(CALLER, caller)
}

/** Whom the channel has let in; undefined on channels that do not know our conversations. */
export function callerOf(context: TurnContext): Caller | undefined {
  return context.turnState.get<Caller | undefined>(CALLER)
}

/** The bot says under which id it stored the citizen's message, also when the message came a second time. */
export function setStoredMessageId(context: TurnContext, id: string): void {
  context.turnState.set(STORED_MESSAGE_ID, id)
}

/** Under which id the turn stored the citizen's message; undefined when the turn stored none. */
export function storedMessageId(context: TurnContext): string | undefined {
  return context.turnState.get<string | undefined>(STORED_MESSAGE_ID)
}
