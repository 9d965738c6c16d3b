import { WEB_REPLY, type WebChoice, type WebReply } from '../src/bot/web-reply.ts'

/** What of an activity (Activity protocol) the page reads. */
export interface Activity {
  readonly type: string
  readonly id?: string
  readonly text?: string
  /** The same, to be read aloud. */
  readonly speak?: string
  /** Which message it answers; a greeting answers none. */
  readonly replyToId?: string
  readonly from?: { readonly id?: string; readonly role?: string }
  readonly channelData?: { readonly clientActivityID?: string }
  readonly attachments?: readonly { readonly contentType: string; readonly content?: unknown }[]
}

/** What a pressed button sends beside its label. */
export type ChoiceValue = Extract<WebChoice, { value: unknown }>['value']

/** A message of the citizen's. Sent again it keeps its `clientActivityID`, so that it is answered once. */
export interface Message extends Activity {
  readonly type: 'message'
  readonly text: string
  readonly value?: ChoiceValue
  readonly locale: string
  readonly channelData: { readonly clientActivityID: string }
}

const CITIZEN = { id: 'citizen', role: 'user' } as const

export function message(text: string, locale: string, value?: ChoiceValue): Message {
  return { type: 'message', from: CITIZEN, text, value, locale, channelData: { clientActivityID: newId() } }
}

/** Whether the citizen wrote it, here or earlier or in another tab. */
export function isOwn(activity: Activity): boolean {
  return activity.from?.role === CITIZEN.role || activity.from?.id === CITIZEN.id
}

/** The typed reply an activity carries, if it does. */
export function replyIn(activity: Activity): WebReply | undefined {
  const attachment = activity.attachments?.find(each => each.contentType === WEB_REPLY)
  return attachment?.content as WebReply | undefined
}

/** Not `randomUUID`: browsers keep that from pages read over plain http. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(36)).join('-')
}
