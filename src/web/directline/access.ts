import type { Clock } from '../../ports/clock.ts'
import type { Conversation, ConversationStore } from '../../ports/conversation-store.ts'
import type { Identities, Session } from '../../ports/identities.ts'
import { DirectLineError } from './direct-line-error.ts'
import type { Grant, Tokens } from './tokens.ts'

/** A request that may go on: what its token opens. */
export interface Access {
  readonly grant: Grant & { readonly expiresAt: Date }
  readonly conversation: Conversation
  /** The live session behind the token; none when the visitor is anonymous. */
  readonly session?: Session
}

/** Whether the citizen does something now, which keeps their session from timing out, or their client only looks. */
export type Use = 'acts' | 'looks'

/** The one way from a token to a conversation. */
export interface Doorkeeper {
  /**
   * @param conversationId as the address names it; undefined where the token alone says which
   * @throws DirectLineError why not
   */
  admit(token: string | undefined, conversationId: string | undefined, use: Use): Promise<Access>
  /** Whether the session behind a grant lives. A grant without one is anonymous and always does. */
  stillHere(sessionId: string | undefined): Promise<boolean>
}

export interface DoorkeeperParts {
  readonly tokens: Tokens
  readonly conversations: Pick<ConversationStore, 'find'>
  readonly identities: Pick<Identities, 'byId'>
  readonly clock: Clock
}

/**
 * A token opens one conversation, while the session it was given to lives. When
 * the citizen has signed out, or timed out, nothing can be read either: whoever
 * sits at the machine now may be somebody else.
 */
export function createDoorkeeper({ tokens, conversations, identities, clock }: DoorkeeperParts): Doorkeeper {
  const sessionOf = (sessionId: string | undefined, use: Use) =>
    sessionId ? identities.byId(sessionId, clock.now(), use) : undefined

  return {
    async admit(token, conversationId, use) {
      const grant = await tokens.read(token)
      if (conversationId !== undefined && conversationId !== grant.conversationId) {
        throw new DirectLineError('NotAllowed', 'The token is for another conversation.')
      }
      const [session, conversation] = await Promise.all([
        sessionOf(grant.sessionId, use),
        conversations.find(grant.conversationId)
      ])
      if (grant.sessionId && !session) throw new DirectLineError('SessionEnded', 'The citizen has signed out or timed out.')
      if (!conversation) throw new DirectLineError('NotFound', 'There is no such conversation.')
      if (conversation.personId !== session?.personId) {
        throw new DirectLineError('NotAllowed', 'The conversation is somebody else’s.')
      }
      return { grant, conversation, session }
    },

    async stillHere(sessionId) {
      return !sessionId || (await sessionOf(sessionId, 'looks')) !== undefined
    }
  }
}
