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
  readonly now: Date
}

/**
 * Masks before anything is kept or understood. The language is the one just
 * pressed, else the one chosen in this conversation, else the page's, else Danish.
 */
export function receive(house: House, incoming: Incoming, conversation: Conversation): Received {
  const { text, found } = maskCpr(tidyMessage(incoming.text))
  const pressed = incoming.pressed && 'speak' in incoming.pressed ? incoming.pressed.speak : undefined
  const language =
    house.texts.supported(pressed) ??
    house.texts.supported(conversation.state.language) ??
    house.texts.supported(incoming.locale) ??
    'da'
  return { incoming, text, masked: found, crisis: house.findCrisis(text), language, now: house.clock.now() }
}
