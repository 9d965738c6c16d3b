import type { Outcome } from '../domain/outcome.ts'
import type { QuestionId } from '../domain/question.ts'

export type Channel = 'web' | 'msteams' | 'other'

/** What the bot remembers between two turns of a conversation. */
export interface ConversationState {
  /** Language the citizen chose, if they did. */
  readonly language?: string
  /** The question answered last, for follow-ups. */
  readonly lastQuestion?: QuestionId
  /** Ids of the plan items the last answer was about, most important first. */
  readonly shownItems?: readonly string[]
  /** The questions last offered as buttons, in their order. */
  readonly offered?: readonly QuestionId[]
  /** Turns in a row that were not understood. */
  readonly misses: number
  /** Whether the citizen has been told that this is a machine. */
  readonly introduced: boolean
}

/** Samtale: one thread of messages with one person on one channel. */
export interface Conversation {
  readonly id: string
  readonly channel: Channel
  /** Opaque person id when the citizen is known. */
  readonly personId?: string
  /** Session the conversation is bound to; a turn needs it alive. */
  readonly sessionId?: string
  readonly state: ConversationState
  /** Counts committed turns; a commit against an old version is refused. */
  readonly version: number
  /** Sequence number of the newest stored activity. */
  readonly watermark: number
}

/** An activity as the channel shows it (Activity protocol JSON), with our sequence number. */
export interface StoredActivity {
  /** 1, 2, 3 … within the conversation, without holes. */
  readonly seq: number
  readonly activity: Readonly<Record<string, unknown>>
}

/** One finished turn: everything that must be kept together or not at all. */
export interface Turn {
  readonly conversation: Conversation
  /** What makes the citizen's message the same message when it is sent again. */
  readonly messageKey: string
  readonly state: ConversationState
  readonly question?: QuestionId
  readonly outcome: Outcome
  readonly at: Date
  /** The citizen's message and the answers, numbered from `conversation.watermark + 1`. */
  readonly activities: readonly StoredActivity[]
}

/** `conflict`: somebody else's turn came first; read the conversation anew and take the turn again. */
export type CommitResult = 'committed' | 'conflict'

/** Keeps conversations. Message text is encrypted at rest. */
export interface ConversationStore {
  open(
    conversation: { channel: Channel; externalId?: string; personId?: string; sessionId?: string; language?: string },
    now: Date
  ): Promise<Conversation>
  find(id: string): Promise<Conversation | undefined>
  /** The conversation of an outside channel (Teams), found by that channel's own id. */
  findExternal(channel: Channel, externalId: string): Promise<Conversation | undefined>
  /** The person's latest conversation on a channel. */
  latestOf(personId: string, channel: Channel): Promise<Conversation | undefined>
  /** Ties a conversation to a (new) session of the same person. */
  bind(id: string, sessionId: string): Promise<void>
  /** The stored activities of an earlier turn with this key; undefined when it was never answered. */
  answered(conversationId: string, messageKey: string): Promise<readonly StoredActivity[] | undefined>
  /** Stores message, answers, outcome and state in one transaction. */
  commit(turn: Turn): Promise<CommitResult>
  /** Activities with `seq > after`, oldest first, at most `limit`. */
  activitiesAfter(conversationId: string, after: number, limit: number): Promise<readonly StoredActivity[]>
}
