import { refused } from '../../dialogs/reply.ts'
import type { House } from '../house.ts'
import type { Spoken } from '../spoken.ts'
import type { Received } from './receive.ts'

/**
 * The one way out when something of ours fails: the citizen hears that it did,
 * that the message is kept, and whom to call. The log gets the fault's name and
 * place, never its message, which might quote what was written.
 */
export function apology(house: House, received: Received, failure: unknown): Spoken {
  const { name, message, stack } = failure instanceof Error ? failure : new Error('not an error')
  // The stack begins with the message, which may have lines of its own.
  const place = stack
    ?.replace(message, '')
    .split('\n')
    .filter(line => line.trimStart().startsWith('at '))
    .slice(0, 5)
  house.log.error({ fault: name, place }, 'a turn failed')
  const t = house.texts.t(received.language, 'turn', received.now)
  const { name: office, phone } = house.office
  return {
    reply: refused('failed', t('failed', { office, phone }), {
      facts: [{ label: office, value: { kind: 'phone', number: phone } }]
    }),
    language: received.language,
    notices: [],
    stale: false
  }
}
