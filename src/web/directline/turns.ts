import { randomUUID } from 'node:crypto'
import { setCaller, storedMessageId } from '../../bot/channel-turn.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Conversation, ConversationStore } from '../../ports/conversation-store.ts'
import type { Log } from '../../ports/log.ts'
import type { Access } from './access.ts'
import { DirectLineError, traceOf } from './direct-line-error.ts'
import { messageActivity, openingActivity, type Sent } from './incoming-activity.ts'
import { createKeyedQueue } from './keyed-queue.ts'
import type { Grant } from './tokens.ts'
import type { TurnHandler, WebChannelAdapter } from './web-channel-adapter.ts'

/** Who speaks, in which conversation: an `Access`, or somebody whom our own page has let in. */
export type Speaker = Omit<Access, 'grant'> & { readonly grant: Grant }

/** Messages of one conversation that may wait for their turn on one replica. */
const LONGEST_QUEUE = 20

/** Takes the turns of this replica: those of one conversation one after another, in the order they came. */
export interface Turns {
  /** Lets the bot speak first in a conversation nobody has spoken in. Need not be waited for: the greeting arrives as any answer does. Never rejects. */
  greet(conversation: Conversation, locale: string | undefined, serviceUrl: string): Promise<void>
  /**
   * Takes one turn and returns the id of the stored message. A message that comes twice, also while the first is
   * still being answered, waits for it and gets the same id.
   */
  take(sent: Sent, access: Speaker, serviceUrl: string): Promise<string>
  /** Takes no more turns; resolves when those under way are done. */
  close(): Promise<void>
}

export interface TurnsParts {
  readonly adapter: WebChannelAdapter
  readonly handler: TurnHandler
  readonly conversations: Pick<ConversationStore, 'find' | 'bind'>
  /** Whether a message must be taken however many wait: one that sounds of danger is never turned away. */
  readonly isUrgent: (text: string) => boolean
  readonly clock: Clock
  readonly log: Log
}

export function createTurns({ adapter, handler, conversations, isUrgent, clock, log }: TurnsParts): Turns {
  const queue = createKeyedQueue()
  let closing = false

  return {
    greet({ id }, locale, serviceUrl) {
      const greeting = queue.run(id, async () => {
        const conversation = await conversations.find(id)
        if (conversation?.version !== 0) return
        await adapter.run(openingActivity(locale, { conversationId: id, serviceUrl, at: clock.now() }), handler)
      })
      return greeting.catch(error => log.error({ conversationId: id, ...traceOf(error) }, 'could not greet'))
    },

    async take(sent, { grant: { conversationId, sessionId }, ...caller }, serviceUrl) {
      if (closing) throw new DirectLineError('Restarting', 'Send this again in a moment.')
      if (sent.type !== 'message') return randomUUID()
      if (queue.length(conversationId) >= LONGEST_QUEUE && !isUrgent(sent.text ?? '')) {
        throw new DirectLineError('TooManyRequests', 'Too many messages at once. Send this again in a moment.')
      }
      return queue.run(conversationId, async () => {
        // The turn is taken in the name of the session that is speaking, on whichever device it is.
        if (sessionId && sessionId !== caller.conversation.sessionId) await conversations.bind(conversationId, sessionId)
        const activity = messageActivity(sent, { conversationId, serviceUrl, at: clock.now() })
        const context = await adapter.run(activity, context => {
          setCaller(context, caller)
          return handler(context)
        })
        const id = storedMessageId(context)
        if (!id) throw new Error('The turn left no stored message.')
        return id
      })
    },

    close() {
      closing = true
      return queue.idle()
    }
  }
}
