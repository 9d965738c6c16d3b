import { refused, reply } from '../../dialogs/reply.ts'
import { normalise } from '../../understanding/normalise.ts'
import type { House } from '../house.ts'
import type { Spoken } from '../spoken.ts'
import type { Received } from './receive.ts'
import type { Who } from './who-is-it.ts'

/** Longest message that is read, in characters; longer ones are kept but not understood. */
export const LONGEST_MESSAGE = 4000

/**
 * What cannot be answered whatever it asks: a session that has ended, too many
 * messages in a minute, nothing written, too much written. Signing in is a button and no question, so its
 * label written by hand is met here too.
 */
export function refusal(house: House, received: Received, who: Who, tooMany: boolean): Spoken | undefined {
  const t = house.texts.t(received.language, 'turn', received.now)
  const say = (said: Spoken['reply']): Spoken => ({ reply: said, language: received.language, notices: [], stale: false })
  if (received.incoming.kind === 'opened') return undefined
  if (who.kind === 'session-ended') return say(refused('session-ended', t('sessionEnded'), { next: [{ signIn: true }] }))
  if (tooMany) return say(refused('too-many', t('tooMany')))
  if (received.incoming.pressed) return undefined
  if (received.text === '') return say(refused('empty', t('empty')))
  if (received.text.length > LONGEST_MESSAGE) return say(refused('too-long', t('tooLong', { max: LONGEST_MESSAGE })))
  if (who.kind === 'anonymous' && isSignIn(house, received)) {
    return say(reply.unanswerable('not-signed-in', t('notSignedIn'), { next: [{ signIn: true }] }))
  }
  return undefined
}

function isSignIn(house: House, { text, now }: Received): boolean {
  const labels = house.texts.languages.map(({ tag }) => house.texts.t(tag, 'common', now)('signIn'))
  return labels.some(label => normalise(label) === normalise(text))
}
