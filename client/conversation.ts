import type { WebReply } from '../src/bot/web-reply.ts'
import { type Activity, isOwn, type Message, replyIn } from './activity.ts'
import type { Ending } from './session-watch.ts'

/** A message of the citizen's and how far it has come. */
export interface OwnEntry {
  readonly by: 'citizen'
  readonly key: string
  readonly text: string
  readonly state: 'sending' | 'sent' | 'failed'
  /** What to send again; messages from earlier visits have none. */
  readonly message?: Message
}

/** An answer: typed parts, or plain text where there are none. */
export interface AnswerEntry {
  readonly by: 'guide'
  readonly key: string
  /** The whole answer in words. */
  readonly text: string
  /** What of it is read aloud. */
  readonly speak?: string
  readonly reply?: WebReply
}

export type Entry = OwnEntry | AnswerEntry

export type Connection = 'connecting' | 'online' | 'offline'

/** All the page shows that can change while it is open. */
export interface Conversation {
  readonly entries: readonly Entry[]
  readonly connection: Connection
  /** The citizen was signed in on this page and no longer is. */
  readonly signedOut: boolean
  /** The session ends soon. */
  readonly ending?: Ending
}

export type Happening =
  | { readonly type: 'sending'; readonly message: Message }
  | { readonly type: 'sent' | 'failed'; readonly key: string }
  | { readonly type: 'received'; readonly activity: Activity }
  | { readonly type: 'connection'; readonly connection: Connection }
  | { readonly type: 'session-ending'; readonly ending: Ending | undefined }
  | { readonly type: 'signed-out' }

export const NOTHING_SAID: Conversation = { entries: [], connection: 'connecting', signedOut: false }

/** The conversation as the server has drawn it: what has been said, with nothing to wait for. */
export function asSaid(activities: readonly Activity[]): Conversation {
  return activities.reduce(received, { ...NOTHING_SAID, connection: 'online' })
}

/** The conversation after something happened. */
export function after(conversation: Conversation, happening: Happening): Conversation {
  switch (happening.type) {
    case 'connection':
      return { ...conversation, connection: happening.connection }
    case 'session-ending':
      return { ...conversation, ending: happening.ending }
    case 'signed-out':
      return { ...conversation, entries: conversation.entries.filter(isUnsent), signedOut: true, ending: undefined }
    case 'sending':
      return { ...conversation, entries: [...without(conversation, keyOf(happening.message)), sending(happening.message)] }
    case 'sent':
    case 'failed':
      return withState(conversation, happening.key, happening.type)
    case 'received':
      return received(conversation, happening.activity)
  }
}

/** Whether the citizen waits for an answer now. */
export function isAwaiting({ entries }: Conversation): boolean {
  const last = entries.at(-1)
  return last?.by === 'citizen' && last.state !== 'failed'
}

/** The language the guide spoke last; undefined before it has spoken. */
export function spokenLanguage({ entries }: Conversation): string | undefined {
  return entries.flatMap(entry => (entry.by === 'guide' && entry.reply ? [entry.reply.language] : [])).at(-1)
}

/** Signed out, the page shows no plan any more to whoever sits there; what was not sent stays. */
function isUnsent(entry: Entry): boolean {
  return entry.by === 'citizen' && entry.state !== 'sent'
}

function sending(message: Message): OwnEntry {
  return { by: 'citizen', key: keyOf(message), text: message.text, state: 'sending', message }
}

function keyOf(message: Message): string {
  return message.channelData.clientActivityID
}

function without({ entries }: Conversation, key: string): readonly Entry[] {
  return entries.filter(entry => entry.key !== key)
}

function received(conversation: Conversation, activity: Activity): Conversation {
  if (activity.type !== 'message') return conversation
  const text = activity.text ?? ''
  if (isOwn(activity)) {
    const key = activity.channelData?.clientActivityID ?? activity.id ?? ''
    return arrived(conversation, { by: 'citizen', key, text, state: 'sent' })
  }
  // Somebody signed out in the middle of writing is not greeted as if they had just come.
  if (conversation.signedOut && activity.replyToId === undefined) return conversation
  const { id = '', speak } = activity
  return arrived(conversation, { by: 'guide', key: id, text, speak, reply: replyIn(activity) })
}

/**
 * What comes from the server counts, in its words (there a CPR number has been
 * masked) and in its order; only what has not reached it yet stays below.
 */
function arrived(conversation: Conversation, entry: Entry): Conversation {
  const known = conversation.entries.findIndex(each => each.key === entry.key && isFromServer(each))
  if (known >= 0) return { ...conversation, entries: conversation.entries.with(known, entry) }
  const others = without(conversation, entry.key)
  const onTheWay = (each: Entry) => each.by === 'citizen' && each.state === 'sending'
  const until = others.findLastIndex(each => !onTheWay(each)) + 1
  return { ...conversation, entries: [...others.slice(0, until), entry, ...others.slice(until)] }
}

/** What is told again keeps its place: the page opens with it, and then the line tells it. */
function isFromServer(entry: Entry): boolean {
  return entry.by === 'guide' || (entry.state === 'sent' && entry.message === undefined)
}

/** A message that has come back from the server is sent, whatever its own request says later. */
function withState(conversation: Conversation, key: string, state: 'sent' | 'failed'): Conversation {
  const entries = conversation.entries.map(entry =>
    entry.by === 'citizen' && entry.key === key && entry.state === 'sending' ? { ...entry, state } : entry
  )
  return { ...conversation, entries }
}
