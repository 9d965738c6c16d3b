import { DIALOGS } from '../../dialogs/index.ts'
import type { House } from '../house.ts'
import type { Spoken } from '../spoken.ts'
import { contextFor } from './context.ts'
import type { Received } from './receive.ts'

/**
 * A crisis is answered before anything else is looked at: no sign-in, no plan,
 * no model and no network stand between the citizen and the numbers.
 */
export function crisisFirst(house: House, received: Received): Spoken | undefined {
  if (received.crisis?.kind !== 'hard') return undefined
  const context = contextFor(house, received, 'crisis', { question: 'crisis' })
  return { reply: DIALOGS.crisis.answer(context), language: received.language, question: 'crisis', notices: [], stale: false }
}
