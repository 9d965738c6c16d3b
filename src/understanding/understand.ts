import type { QuestionId } from '../domain/question.ts'
import { confidenceOf } from './calibration.ts'
import { candidatesFrom, evidenceOf } from './evidence.ts'
import type { Identifier } from './identify.ts'
import { decode, type Model, score } from './model.ts'
import { normalise } from './normalise.ts'

/** What a message was taken to ask. `confidence` is a calibrated probability, 0..1. */
export type Understanding =
  | { kind: 'sure'; question: QuestionId; confidence: number }
  | { kind: 'unsure'; candidates: QuestionId[]; confidence: number }
  | { kind: 'unknown'; confidence: number }

/** Everything understanding stands on; it fetches nothing itself. */
export interface UnderstanderParts {
  /** The languages a model was trained for. */
  languages: readonly string[]
  /** The bytes of a language's model file; asked for once, when the language is first needed. */
  loadModel: (language: string) => Uint8Array
  /** Per language: the text of a button → the question it asks. */
  labels: Record<string, Record<string, QuestionId>>
  identifier: Identifier
}

export interface Understander {
  /** Which question the message asks, read in the language it seems to be in and in the chosen one. */
  understand(message: string, language: string): Understanding
  /** Which other language a message is clearly written in; undefined when it is the chosen one, or not clear. */
  otherLanguage(message: string, language: string): string | undefined
}

/** From here on the bot answers; of its answers to the held-back sentences, about 4 in 100 are wrong. */
const SURE = 0.5

/** From here on it asks "did you mean A or B?"; below it says what it can do. */
const UNSURE = 0.3

function read(model: Model, message: string): Understanding {
  const scores = score(model, message)
  if (scores.coverage === 0) return { kind: 'unknown', confidence: 0 }
  const { ranked, signals } = evidenceOf(model.classes, scores)
  const confidence = confidenceOf(model.calibration, signals)
  const first = ranked[0]
  if (first && confidence >= SURE) return { kind: 'sure', question: first.question, confidence }
  if (confidence >= UNSURE) return { kind: 'unsure', candidates: candidatesFrom(ranked), confidence }
  return { kind: 'unknown', confidence }
}

const KINDS = ['unknown', 'unsure', 'sure'] as const

/** The clearer of two readings; between equally clear ones the more confident, then the first. */
function clearer(first: Understanding, second: Understanding): Understanding {
  const ahead = KINDS.indexOf(second.kind) - KINDS.indexOf(first.kind)
  return ahead > 0 || (ahead === 0 && second.confidence > first.confidence) ? second : first
}

/** The language whose model reads this one: easy Danish is read as Danish. */
const readAs = (language: string): string => language.split('-')[0] as string

/**
 * Makes the understander. A message that is word for word a button's label is
 * that question. Otherwise the models of the chosen language, of the one the
 * message seems to be in, and of Danish read it, a clear language first, until
 * one is sure; else the clearest reading counts. A message without letters is
 * unknown.
 */
export function createUnderstander({ languages, loadModel, labels, identifier }: UnderstanderParts): Understander {
  const models = new Map<string, Model>()
  const modelOf = (language: string): Model => {
    const model = models.get(language) ?? decode(loadModel(language))
    models.set(language, model)
    return model
  }
  const buttons = new Map(
    Object.entries(labels).map(([language, asked]) => [
      language,
      new Map(Object.entries(asked).map(([label, question]) => [normalise(label), question]))
    ])
  )
  const readers = (message: string, language: string): string[] => {
    const guess = identifier.identify(message)
    const chosen = readAs(language)
    const inOrder = guess?.clear ? [guess.language, chosen, 'da'] : [chosen, guess?.language ?? 'da', 'da']
    return [...new Set(inOrder)].filter(each => languages.includes(each))
  }

  return {
    understand(message, language) {
      const said = normalise(message)
      const pressed = [language, ...buttons.keys()].map(each => buttons.get(each)?.get(said)).find(question => question)
      if (pressed) return { kind: 'sure', question: pressed, confidence: 1 }

      let best: Understanding = { kind: 'unknown', confidence: 0 }
      for (const each of readers(message, language)) {
        best = clearer(best, read(modelOf(each), message))
        if (best.kind === 'sure') return best
      }
      return best
    },

    otherLanguage(message, language) {
      const guess = identifier.identify(message)
      return guess?.clear && guess.language !== readAs(language) ? guess.language : undefined
    }
  }
}
