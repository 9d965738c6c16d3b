import type { QuestionId } from '../../domain/question.ts'
import type { Conversation } from '../../ports/conversation-store.ts'
import type { House } from '../house.ts'
import type { Received } from './receive.ts'

/** Which question a message asks. */
export interface Heard {
  readonly question: QuestionId
  /** The likeliest questions when it was not clear. */
  readonly candidates: readonly QuestionId[]
}

/** A button says what it asks; words are understood. */
export function hear(house: House, received: Received, conversation: Conversation): Heard {
  const { incoming, text, language } = received
  const clear = (question: QuestionId): Heard => ({ question, candidates: [] })
  if (incoming.kind === 'opened') return clear('greeting')
  if (incoming.pressed) return clear('ask' in incoming.pressed ? incoming.pressed.ask : 'language')

  const word = conversation.state.lastQuestion === 'explain-word' ? wordNamed(house, text, language) : undefined
  const understood = house.understander.understand(text, language)
  if (word === 'alone' || (word && understood.kind !== 'sure')) return clear('explain-word')
  if (understood.kind === 'sure') return clear(understood.question)
  return { question: 'out-of-scope', candidates: understood.kind === 'unsure' ? understood.candidates : [] }
}

/**
 * Whether a message names a word of the glossary. One that is nothing but the
 * word answers "which word?", also where it would otherwise ask for something:
 * "mentor" alone asks for a person.
 */
function wordNamed(house: House, text: string, language: string): 'alone' | 'among-others' | undefined {
  const [term] = house.glossary(language).find(text)
  if (!term) return undefined
  const longest = Math.max(...[term.term, ...term.aliases, term.translation ?? ''].map(countWords))
  return countWords(text) <= longest ? 'alone' : 'among-others'
}

const countWords = (text: string): number => text.trim().split(/\s+/).length
