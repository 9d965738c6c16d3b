import type { QuestionId } from '../../domain/question.ts'
import type { Conversation } from '../../ports/conversation-store.ts'
import type { FollowUp } from '../../understanding/follow-up.ts'
import type { House } from '../house.ts'
import type { Received } from './receive.ts'

/** Which question a message asks. */
export interface Heard {
  readonly question: QuestionId
  /** The likeliest questions when it was not clear. */
  readonly candidates: readonly QuestionId[]
  /** How it was put, where the answer depends on it: swearing, or yes and no to an offer of several. */
  readonly manner?: 'insult' | 'yes' | 'no'
}

/** What hearing stands on. */
type Ears = Pick<House, 'glossary' | 'understander' | 'followUps'>

/** A button says what it asks; short replies refer to what was said before; other words are understood. */
export function hear(house: Ears, received: Received, { state }: Pick<Conversation, 'state'>): Heard {
  const { incoming, text, language } = received
  if (incoming.kind === 'opened') return clear('greeting')
  if (incoming.pressed) return clear('ask' in incoming.pressed ? incoming.pressed.ask : 'language')

  const word = state.lastQuestion === 'explain-word' ? wordNamed(house, text, language) : undefined
  if (word === 'alone') return clear('explain-word')
  const offered = state.misses > 0 ? (state.offered ?? []) : []
  const followUp = followUpIn(house, text, language)
  const meant = followUp && followed(followUp, offered)
  if (meant) return meant

  const understood = house.understander.understand(text, language)
  if (word && understood.kind !== 'sure') return clear('explain-word')
  if (understood.kind === 'sure') return clear(understood.question)
  if (isInsult(house, text, language)) return { ...clear('out-of-scope'), manner: 'insult' }
  return { question: 'out-of-scope', candidates: understood.kind === 'unsure' ? understood.candidates : [] }
}

const clear = (question: QuestionId): Heard => ({ question, candidates: [] })

/** A short reply is read in the chosen language, then in the two that most can a little of. */
const readers = (language: string): string[] => [...new Set([language, 'da', 'en'])]

function followUpIn({ followUps }: Ears, text: string, language: string): FollowUp | undefined {
  return readers(language)
    .map(each => followUps(each).read(text))
    .find(reply => reply !== undefined)
}

const isInsult = ({ followUps }: Ears, text: string, language: string): boolean =>
  readers(language).some(each => followUps(each).isInsult(text))

/** What a short reply means beside the buttons just shown; nothing when it answers nothing that was asked. */
function followed(followUp: FollowUp, offered: readonly QuestionId[]): Heard | undefined {
  if (followUp.kind === 'asks') return clear(followUp.question)
  if (offered.length === 0) return undefined
  if (followUp.kind === 'yes') return { question: 'out-of-scope', candidates: offered, manner: 'yes' }
  if (followUp.kind === 'no') return { ...clear('out-of-scope'), manner: 'no' }
  const question = offered[followUp.place]
  return question && clear(question)
}

/**
 * Whether a message names a word of the glossary. One that is nothing but the
 * word answers "which word?", also where it would otherwise ask for something:
 * "mentor" alone asks for a person.
 */
function wordNamed({ glossary }: Ears, text: string, language: string): 'alone' | 'among-others' | undefined {
  const [term] = glossary(language).find(text)
  if (!term) return undefined
  const longest = Math.max(...[term.term, ...term.aliases, term.translation ?? ''].map(countWords))
  return countWords(text) <= longest ? 'alone' : 'among-others'
}

const countWords = (text: string): number => text.trim().split(/\s+/).length
