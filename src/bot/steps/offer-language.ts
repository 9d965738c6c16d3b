import type { Spoken } from '../spoken.ts'
import type { Received } from './receive.ts'

/**
 * A message in another language than the chosen one is answered in the chosen
 * one: the citizen decides, and a borrowed word is no decision. One button
 * changes it from now on.
 */
export function offerLanguage({ otherLanguage }: Received, spoken: Spoken): Spoken {
  if (!otherLanguage || otherLanguage === spoken.language) return spoken
  const { reply } = spoken
  if (reply.next.some(choice => 'speak' in choice && choice.speak === otherLanguage)) return spoken
  const offer = { speak: otherLanguage, fromNowOn: true }
  // In a crisis a person comes first.
  const next = reply.urgent ? [...reply.next, offer] : [offer, ...reply.next]
  return { ...spoken, reply: { ...reply, next } }
}
