import type { QuestionId } from '../domain/question.ts'
import { normalise } from './normalise.ts'

/** Questions that are often asked in a word or two, about what was just shown. */
const SHORT_QUESTIONS = ['why', 'what-comes-after', 'getting-there', 'people', 'appointment', 'prepare'] as const

const PLACES = ['first', 'second', 'third'] as const

type ShortReply = (typeof SHORT_QUESTIONS)[number] | (typeof PLACES)[number] | 'yes' | 'no'

/** What stands in locales/<language>/follow-ups.json: whole messages, and the words people swear at a machine with. */
export type FollowUps = Readonly<Record<ShortReply | 'insults', readonly string[]>>

/** What a short message is, seen beside what was said before it. */
export type FollowUp =
  | { readonly kind: 'asks'; readonly question: QuestionId }
  /** Which of the buttons is meant, from 0. */
  | { readonly kind: 'chooses'; readonly place: number }
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }

/** The digits people choose with, as they are written in the scripts of our languages. */
const DIGITS = ['1١۱', '2٢۲', '3٣۳']

/** Digits all look alike once normalised, so those that choose become the words of their place. */
const plain = (text: string): string =>
  normalise(DIGITS.reduce((rest, digits, i) => rest.replace(new RegExp(`[${digits}]`, 'gu'), ` ${PLACES[i]} `), text))

/** Most of a message must be the insult: a long one has an errand beside the anger. */
const MOST_WORDS = 6

export interface FollowUpReader {
  /**
   * Reads a message that is nothing but a short reply: "why?", "the first one",
   * "yes". Anything longer is no follow-up but a question of its own.
   */
  read(message: string): FollowUp | undefined
  /** Is the message mostly swearing at the machine? */
  isInsult(message: string): boolean
}

/** Makes a reader of one language's short replies. */
export function createFollowUpReader(words: FollowUps): FollowUpReader {
  const replies: readonly ShortReply[] = ['yes', 'no', ...PLACES, ...SHORT_QUESTIONS]
  const known = new Map(replies.flatMap(reply => words[reply].map(phrase => [plain(phrase), followUp(reply)] as const)).reverse())
  const insults = words.insults.map(insult => ` ${plain(insult)} `)
  return {
    read: message => known.get(plain(message)),
    isInsult(message) {
      const said = plain(message)
      return said.split(' ').length <= MOST_WORDS && insults.some(insult => ` ${said} `.includes(insult))
    }
  }
}

function followUp(reply: ShortReply): FollowUp {
  if (reply === 'yes' || reply === 'no') return { kind: reply }
  const place = (PLACES as readonly string[]).indexOf(reply)
  return place >= 0 ? { kind: 'chooses', place } : { kind: 'asks', question: reply as QuestionId }
}
