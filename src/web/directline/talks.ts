import type { Clock } from '../../ports/clock.ts'
import type { Conversation, ConversationStore, StoredActivity } from '../../ports/conversation-store.ts'
import type { Session } from '../../ports/identities.ts'
import { PAGE } from './activity-set.ts'
import type { Sent } from './incoming-activity.ts'
import type { Turns } from './turns.ts'

/** Who is at the page: a signed-in citizen, or somebody with an anonymous talk of their own, or with none yet. */
export interface Visitor {
  readonly session?: Session
  /** The anonymous talk their browser keeps; counts only while nobody is signed in. */
  readonly talkId?: string
}

/** The web talks as visitors have them, whether their page speaks Direct Line or sends plain forms. */
export interface Talks {
  /** The talk the visitor is in; undefined when they have none yet. */
  find(visitor: Visitor): Promise<Conversation | undefined>
  /** The talk the visitor is in, tied to their session; a new one in this language when they have none. */
  enter(visitor: Visitor, language: string | undefined): Promise<Conversation>
  /** The talk of a signed-in citizen, opened and greeted when nobody has spoken in it; a greeting that fails comes later, over the line. */
  greeted(visitor: Visitor, language: string, serviceUrl: string): Promise<Conversation>
  /** The last activities of a talk before one of them, oldest first; all of them in most. */
  said(talk: Conversation, before: number): Promise<readonly StoredActivity[]>
  /**
   * Takes one turn in the name of the visitor, as a message over Direct Line is taken; resolves when it is answered.
   * @throws DirectLineError `Restarting` or `TooManyRequests`
   */
  take(sent: Sent, talk: Conversation, visitor: Visitor, serviceUrl: string): Promise<void>
}

export interface TalksParts {
  readonly conversations: Pick<ConversationStore, 'open' | 'find' | 'latestOf' | 'bind' | 'activitiesAfter'>
  readonly turns: Pick<Turns, 'take' | 'greet'>
  readonly clock: Clock
}

export function createTalks({ conversations, turns, clock }: TalksParts): Talks {
  const find = async ({ session, talkId }: Visitor): Promise<Conversation | undefined> => {
    if (session) return conversations.latestOf(session.personId, 'web')
    const kept = talkId === undefined ? undefined : await conversations.find(talkId)
    return kept?.channel === 'web' && kept.personId === undefined ? kept : undefined
  }

  const enter: Talks['enter'] = async (visitor, language) => {
    const { session } = visitor
    const known = await find(visitor)
    if (!known) {
      const whose = { personId: session?.personId, sessionId: session?.id }
      return conversations.open({ channel: 'web', ...whose, language }, clock.now())
    }
    if (!session || known.sessionId === session.id) return known
    await conversations.bind(known.id, session.id)
    return { ...known, sessionId: session.id }
  }

  return {
    find,
    enter,

    async greeted(visitor, language, serviceUrl) {
      const known = await find(visitor)
      if (known && known.version > 0) return known
      const opened = await enter(visitor, language)
      await turns.greet(opened, language, serviceUrl)
      return (await conversations.find(opened.id)) ?? opened
    },

    said({ id, watermark }, before) {
      const last = Math.min(watermark, before - 1)
      const after = Math.max(0, last - PAGE)
      return conversations.activitiesAfter(id, after, last - after)
    },

    async take(sent, talk, { session }, serviceUrl) {
      const grant = { conversationId: talk.id, sessionId: session?.id }
      await turns.take(sent, { grant, conversation: talk, session }, serviceUrl)
    }
  }
}
