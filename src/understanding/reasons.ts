import { confidenceOf } from './calibration.ts'
import { evidenceOf } from './evidence.ts'
import { decode, score } from './model.ts'
import { normalise } from './normalise.ts'

/** A question a message may be taken for, and the words that speak most for it. */
export interface Reason {
  readonly question: string
  readonly score: number
  /** How probable it is that the first one is right, 0..1; of the first only. */
  readonly confidence?: number
  /** Each word with what the score loses when it is left out. */
  readonly words: string
}

const MOST = 3

/** Why a message is taken for a question: the likeliest few, each with its words in order of weight. */
export function reasonsFor(bytes: Uint8Array, message: string): Reason[] {
  const model = decode(bytes)
  const { ranked, signals } = evidenceOf(model.classes, score(model, message))
  const words = [...new Set(normalise(message).split(' '))]
  return ranked.slice(0, MOST).map(({ question, score: whole }, i) => {
    const of = model.classes.indexOf(question)
    const losses = words.map(word => ({ word, loss: whole - (score(model, without(message, word)).perClass[of] as number) }))
    return {
      question,
      score: round(whole),
      ...(i === 0 && { confidence: round(confidenceOf(model.calibration, signals)) }),
      words: losses
        .sort((a, b) => b.loss - a.loss)
        .slice(0, MOST + 2)
        .map(({ word, loss }) => `${word} ${round(loss)}`)
        .join(', ')
    }
  })
}

const without = (message: string, word: string): string =>
  normalise(message)
    .split(' ')
    .filter(each => each !== word)
    .join(' ')

const round = (x: number): number => Math.round(x * 100) / 100
