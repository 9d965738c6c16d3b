import type { Conversation } from '../../ports/conversation-store.ts'
import type { Crisis } from '../../understanding/crisis.ts'
import { maskCpr } from '../../understanding/mask.ts'
import { tidyMessage } from '../../understanding/tidy.ts'
import type { House } from '../house.ts'
import type { Incoming } from '../incoming.ts'

/** A message as every later step sees it: tidied, CPR numbers gone, its language settled. */
export interface Received {
  readonly incoming: Incoming
  readonly text: string
  /** A CPR number stood in it and has been masked. */
  readonly masked: boolean
  /** What crisis words stand in it, if any. */
  readonly crisis?: Crisis
  readonly language: string
  /** Another language we speak, when the message is clearly written in it. */
  readonly otherLanguage?: string
  readonly now: Date
}

/** What receiving stands on. */
type Desk = Pick<House, 'texts' | 'findCrisis' | 'understander' | 'clock'>

/**
 * Masks before anything is kept or understood. The language is the one just
 * pressed, else the one chosen in this conversation; as long as none has been
 * chosen, the one the message is clearly in, else the page's, else Danish.
 */
export function receive(house: Desk, incoming: Incoming, { state }: Pick<Conversation, 'state'>): Received {
  const { text, found } = maskCpr(tidyMessage(incoming.text))
  const supported = (tag: string | undefined) => house.texts.supported(tag)
  const pressed = incoming.pressed && 'speak' in incoming.pressed ? incoming.pressed.speak : undefined
  const chosen = supported(pressed) ?? supported(state.language)
  const usual = chosen ?? supported(incoming.locale) ?? 'da'
  const other = incoming.pressed ? undefined : supported(house.understander.otherLanguage(text, usual))
  return {
    incoming,
    text,
    masked: found,
    crisis: house.findCrisis(text),
    language: chosen ?? other ?? usual,
    otherLanguage: chosen && other,
    now: house.clock.now()
  }
}
