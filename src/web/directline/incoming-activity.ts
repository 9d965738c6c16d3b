import { randomUUID } from 'node:crypto'
import { Activity } from '@microsoft/agents-activity'
import { BOT } from '../../bot/activity.ts'
import { DirectLineError } from './direct-line-error.ts'
import { userIdOf } from './tokens.ts'

const LONGEST_CLIENT_ID = 200

/** What a citizen can send: a message. `event` and `typing` are taken note of by nobody. */
export interface SentMessage {
  readonly type: 'message'
  readonly text?: string
  readonly value?: unknown
  readonly locale?: string
  readonly clientActivityID?: string
}
export type Sent = SentMessage | { readonly type: 'event' | 'typing' }

/** Where an activity takes place; set by us, whatever the client says. */
export interface Place {
  readonly conversationId: string
  readonly serviceUrl: string
  readonly at: Date
}

/**
 * Reads what a client sent. Only what is named here goes on; what else clients
 * send along (who they are, their capabilities, their clock) is left behind.
 * @throws DirectLineError `BadArgument`
 */
export function readSent(body: unknown): Sent {
  const sent = objectOf(body, 'The activity')
  if (sent.type === 'event' || sent.type === 'typing') return { type: sent.type }
  if (sent.type !== 'message')
    throw new DirectLineError('BadArgument', 'Send an activity of type "message", "event" or "typing".')
  if (Array.isArray(sent.attachments) && sent.attachments.length)
    throw new DirectLineError('BadArgument', 'Files cannot be received.')
  const channelData = objectOf(sent.channelData ?? {}, 'channelData')
  return {
    type: 'message',
    text: stringOf(sent.text, 'text'),
    value: sent.value ?? undefined,
    locale: readLocale(sent.locale),
    clientActivityID: stringOf(channelData.clientActivityID, 'channelData.clientActivityID', LONGEST_CLIENT_ID)
  }
}

/**
 * A language tag in its canonical form. A tag nobody can read is left out, for
 * a hint about language is no reason to refuse what a citizen says.
 * @throws DirectLineError when it is no text at all
 */
export function readLocale(value: unknown): string | undefined {
  const tag = stringOf(value, 'locale')
  try {
    return tag ? new Intl.Locale(tag).toString() : undefined
  } catch {
    return undefined
  }
}

/** The citizen's message as the bot gets it. */
export function messageActivity({ type, text, value, locale, clientActivityID }: SentMessage, place: Place): Activity {
  const channelData = clientActivityID === undefined ? undefined : { clientActivityID }
  return activityAt(place, type, { id: randomUUID(), text, value, locale, channelData })
}

/** "The citizen has come in": what makes the bot speak first. */
export function openingActivity(locale: string | undefined, place: Place): Activity {
  const membersAdded = [{ id: userIdOf(place.conversationId) }]
  return activityAt(place, 'conversationUpdate', { id: randomUUID(), membersAdded, locale })
}

/** Everything in it has been checked or made here, so the SDK's own reading of strangers' JSON is not needed. */
function activityAt({ conversationId, serviceUrl, at }: Place, type: string, said: Record<string, unknown>): Activity {
  return Object.assign(new Activity(type), {
    ...said,
    channelId: 'webchat',
    serviceUrl,
    timestamp: at,
    from: { id: userIdOf(conversationId), role: 'user' },
    recipient: BOT,
    conversation: { id: conversationId }
  })
}

function objectOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new DirectLineError('BadArgument', `${what} must be an object.`)
}

function stringOf(value: unknown, what: string, longest = Number.POSITIVE_INFINITY): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw new DirectLineError('BadArgument', `"${what}" must be a text.`)
  if (value.length > longest) throw new DirectLineError('BadArgument', `"${what}" may have ${longest} characters.`)
  return value
}
