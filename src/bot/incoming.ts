import type { QuestionId } from '../domain/question.ts'
import { QUESTIONS } from '../domain/question.ts'

/** What came in, freed from the channel it came by. */
export interface Incoming {
  readonly conversationId: string
  /** `opened`: the conversation has just begun and nothing has been said. */
  readonly kind: 'message' | 'opened'
  /** What makes it the same message when it is sent again. */
  readonly messageKey: string
  readonly text: string
  /** What a button sends along. */
  readonly pressed?: Pressed
  /** The language of the page or client, a hint. */
  readonly locale?: string
  /** The activity as it is to be kept, its text still as it came. */
  readonly activity: Readonly<Record<string, unknown>>
}

/** A button's value: ask a question, or speak another language. */
export type Pressed = { readonly ask: QuestionId } | { readonly speak: string }

/** Reads a button's value; anything else is nothing, never an error: the text counts then. */
export function readPressed(value: unknown): Pressed | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { ask, speak } = value as Record<string, unknown>
  if (typeof speak === 'string' && speak.length <= 35) return { speak }
  const question = QUESTIONS.find(id => id === ask)
  return question && { ask: question }
}
