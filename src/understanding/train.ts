import { calibrate, type Observation } from './calibration.ts'
import { type Concepts, conceptFinder } from './concepts.ts'
import { evidenceOf, OUT_OF_SCOPE } from './evidence.ts'
import { type Features, featuresOf, hashOf } from './features.ts'
import { decode, encode, type Model, quantise, score } from './model.ts'
import { normalise } from './normalise.ts'
import { separate } from './svm.ts'

/** What stands in locales/<language>/questions.json: sentences per question, `out-of-scope` among them. */
export type Sentences = Record<string, string[]>

/** What became of the sentences that were held back. */
export interface Evaluation {
  sentences: number
  /** Share whose strongest class is the right one, 0..1. */
  accuracy: number
}

interface Example {
  text: string
  label: string
  features: Features
}

const FIFTHS = 5
const FOLDS = 3

/** Is this one of the fifth that is never trained on? The sentence itself decides, so adding others changes nothing. */
export const isHeldBack = (sentence: string): boolean => hashOf(normalise(sentence)) % FIFTHS === 0

/** Which of the folds a sentence belongs to, independent of whether it is held back. */
const foldOf = (text: string): number => Math.floor(hashOf(normalise(text)) / FIFTHS) % FOLDS

function separateAll(examples: Example[], concepts: Concepts): Model {
  const classes = [...new Set(examples.map(({ label }) => label))].sort()
  const texts = examples.map(({ features }) => features)
  const planes = classes.map(name =>
    separate(
      texts,
      examples.map(({ label }) => label === name)
    )
  )
  return quantise(classes, planes, texts, concepts)
}

function observe(model: Model, { text, label }: Example): Observation {
  const { ranked, signals } = evidenceOf(model.classes, score(model, text))
  return { signals, right: ranked[0]?.question === label }
}

/**
 * Looks at sentences through models that have not seen them: once with their
 * siblings known, and once with their whole question left out, which is how a
 * question from outside our world looks.
 */
function observeUnseen(examples: Example[], concepts: Concepts): Observation[] {
  const ours = [...new Set(examples.map(({ label }) => label))].filter(label => label !== OUT_OF_SCOPE).sort()
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold)
  return folds.flatMap(fold => {
    const strangers = new Set(ours.filter((_, i) => i % FOLDS === fold))
    const siblings = separateAll(
      examples.filter(({ text }) => foldOf(text) !== fold),
      concepts
    )
    const without = separateAll(
      examples.filter(({ label }) => !strangers.has(label)),
      concepts
    )
    return [
      ...examples.filter(({ text }) => foldOf(text) === fold).map(example => observe(siblings, example)),
      ...examples
        .filter(({ text, label }) => strangers.has(label) && foldOf(text) === fold)
        .map(example => observe(without, example))
    ]
  })
}

/**
 * Trains a language: the bytes of its model file. The same sentences give the
 * same bytes. Takes seconds; a fifth of the sentences is left for `evaluate`.
 */
export function train(sentences: Sentences, concepts: Concepts): Uint8Array {
  const conceptOf = conceptFinder(concepts)
  const examples = Object.entries(sentences).flatMap(([label, texts]) =>
    texts.filter(text => !isHeldBack(text)).map(text => ({ text, label, features: featuresOf(text, conceptOf) }))
  )
  return encode({ ...separateAll(examples, concepts), calibration: calibrate(observeUnseen(examples, concepts)) })
}

/** How a trained model does on the fifth it has not seen. */
export function evaluate(sentences: Sentences, bytes: Uint8Array): Evaluation {
  const model = decode(bytes)
  const heldBack = Object.entries(sentences).flatMap(([label, texts]) => texts.filter(isHeldBack).map(text => ({ text, label })))
  const right = heldBack.filter(({ text, label }) => {
    const { perClass } = score(model, text)
    return model.classes[perClass.indexOf(Math.max(...perClass))] === label
  })
  return { sentences: heldBack.length, accuracy: right.length / heldBack.length }
}
