import type { Texts } from '../text/texts.ts'
import { toPlainText, toSpeech } from './plain-text.ts'
import { toWebReply } from './render.ts'
import type { Spoken } from './spoken.ts'
import { WEB_REPLY, type WebChoice } from './web-reply.ts'

/** The bot as channels name it. Fixed, so that a client can tell who spoke. */
export const BOT = { id: 'naeste-skridt', name: 'Næste skridt', role: 'bot' } as const

/** Activity ids as Direct Line writes them: the conversation and the padded sequence number. */
export function activityId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, '0')}`
}

/**
 * What is said, as an activity every channel can carry: plain text and speech
 * for all, suggested actions for clients that know them, and the typed parts
 * for our own page.
 */
export function toActivity(
  texts: Texts,
  conversationId: string,
  seq: number,
  spoken: Spoken,
  now: Date,
  replyToId: unknown
): Record<string, unknown> {
  const web = toWebReply(texts, spoken, now)
  return {
    type: 'message',
    id: activityId(conversationId, seq),
    timestamp: now.toISOString(),
    from: BOT,
    conversation: { id: conversationId },
    ...(typeof replyToId === 'string' ? { replyToId } : {}),
    locale: spoken.language,
    inputHint: 'acceptingInput',
    // Words of a record are no markup, whatever signs stand in them.
    textFormat: 'plain',
    text: toPlainText(web),
    speak: toSpeech(web),
    attachments: [{ contentType: WEB_REPLY, content: web }],
    suggestedActions: { to: [], actions: web.choices.map(toAction) }
  }
}

function toAction(choice: WebChoice): Record<string, unknown> {
  if ('href' in choice) return { type: 'openUrl', title: choice.label, value: choice.href }
  return { type: 'messageBack', title: choice.label, text: choice.label, displayText: choice.label, value: choice.value }
}
