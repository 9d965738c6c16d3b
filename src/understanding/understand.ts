import type { QuestionId } from '../domain/question.ts'
import { confidenceOf } from './calibration.ts'
import { candidatesFrom, evidenceOf } from './evidence.ts'
import { decode, type Model, score } from './model.ts'
import { normalise } from './normalise.ts'

/** What a message was taken to ask. `confidence` is a calibrated probability, 0..1. */
export type Understanding =
  | { kind: 'sure'; question: QuestionId; confidence: number }
  | { kind: 'unsure'; candidates: QuestionId[]; confidence: number }
  | { kind: 'unknown'; confidence: number }

/** Everything understanding stands on; it fetches nothing itself. */
export interface UnderstanderParts {
  languages: readonly string[]
  /** The bytes of a language's model file; asked for once, when the language is first needed. */
  loadModel: (language: string) => Uint8Array
  /** Per language: the text of a button → the question it asks. */
  labels: Record<string, Record<string, QuestionId>>
}

export interface Understander {
  /** Which question the message asks, read in the chosen language first and then in the others. */
  understand(message: string, language: string): Understanding
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

/**
 * Makes the understander. A message that is word for word a button's label is
 * that question. Otherwise the chosen language's model reads it; where that is
 * not sure, the other languages' models try, and the clearest reading counts.
 * A message without letters is unknown.
 */
export function createUnderstander({ languages, loadModel, labels }: UnderstanderParts): Understander {
  const models = new Map<string, Model>()
  const modelOf = (language: string): Model => {
    const model = models.get(language) ?? decode(loadModel(language))
    models.set(language, model)
    return model
  }
  const buttons = new Map(
    languages.map(language => [
      language,
      new Map(Object.entries(labels[language] ?? {}).map(([label, question]) => [normalise(label), question]))
    ])
  )

  return {
    understand(message, language) {
      const inOrder = [...languages].sort((a, b) => Number(b === language) - Number(a === language))
      const said = normalise(message)
      const pressed = inOrder.map(each => buttons.get(each)?.get(said)).find(question => question !== undefined)
      if (pressed) return { kind: 'sure', question: pressed, confidence: 1 }

      let best: Understanding = { kind: 'unknown', confidence: 0 }
      for (const each of inOrder) {
        best = clearer(best, read(modelOf(each), message))
        if (best.kind === 'sure') return best
      }
      return best
    }
  }
}
