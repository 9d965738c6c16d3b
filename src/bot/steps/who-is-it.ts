import type { Conversation } from '../../ports/conversation-store.ts'
import type { Session } from '../../ports/identities.ts'
import type { House } from '../house.ts'

export type Who =
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'session-ended' }

/**
 * A conversation that is bound to a session needs it alive, and of the same person.
 * @param known the live session, when the channel has just read it
 */
export async function whoIsIt(house: House, conversation: Conversation, now: Date, known?: Session): Promise<Who> {
  const { personId, sessionId } = conversation
  if (!personId) return { kind: 'anonymous' }
  const session = known ?? (sessionId ? await house.identities.byId(sessionId, now) : undefined)
  return session?.personId === personId ? { kind: 'signed-in', session } : { kind: 'session-ended' }
}
