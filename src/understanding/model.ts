import { type ConceptOf, type Concepts, conceptFinder } from './concepts.ts'
import { type Features, featuresOf, PLACES } from './features.ts'
import type { Plane } from './svm.ts'

/** Logistic weights that turn evidence into a probability; see calibration.ts. */
export interface Calibration {
  bias: number
  weights: number[]
}

/** What a language's model file holds. */
export interface Model {
  classes: string[]
  concepts: Concepts
  /** Finds a word among `concepts`; made when the model is. */
  conceptOf: ConceptOf
  scales: number[]
  biases: number[]
  calibration: Calibration
  /** One bit per place: did training see it? */
  seen: Uint8Array
  /** `weights[place * classes.length + class]`, times the scale of the class. */
  weights: Int8Array
}

/** How a text looks to a model: a score per class, and how much of the text the model knows (0..1). */
export interface Scores {
  perClass: Float64Array
  coverage: number
}

// Looked up once: where globals are slow (as in Jest), this is most of the time.
const { abs, max, round } = Math

const FORMAT = 1
const LARGEST = 127
const UNCALIBRATED: Calibration = { bias: 0, weights: [0, 0, 0, 0] }

/** A model from trained planes, weights rounded to int8 per class (a quarter of the size, the same answers). */
export function quantise(classes: string[], planes: Plane[], texts: Features[], concepts: Concepts): Model {
  const scales = planes.map(plane => plane.weights.reduce((most, weight) => max(most, abs(weight)), 1e-9) / LARGEST)
  const weights = new Int8Array(PLACES * classes.length)
  planes.forEach((plane, c) => {
    const scale = scales[c] as number
    for (let at = 0; at < PLACES; at++) weights[at * classes.length + c] = round((plane.weights[at] as number) / scale)
  })
  const seen = new Uint8Array(PLACES / 8)
  for (const { places } of texts) for (const at of places) seen[at >> 3] = (seen[at >> 3] as number) | (1 << (at & 7))
  const biases = planes.map(plane => plane.bias)
  return { classes, concepts, conceptOf: conceptFinder(concepts), scales, biases, calibration: UNCALIBRATED, seen, weights }
}

/** The model as bytes: length of the head, head (JSON), seen places, weights. */
export function encode({ seen, weights, conceptOf: _, ...rest }: Model): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify({ format: FORMAT, ...rest }))
  const bytes = new Uint8Array(4 + head.length + seen.length + weights.length)
  new DataView(bytes.buffer).setUint32(0, head.length, true)
  bytes.set(head, 4)
  bytes.set(seen, 4 + head.length)
  bytes.set(new Uint8Array(weights.buffer), 4 + head.length + seen.length)
  return bytes
}

/** The model in the bytes. Throws when they are of another format or cut short. */
export function decode(bytes: Uint8Array): Model {
  const headLength = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true)
  const headEnd = 4 + headLength
  const { format, ...rest } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, headEnd)))
  const seenEnd = headEnd + PLACES / 8
  const weightsEnd = seenEnd + PLACES * rest.classes.length
  if (format !== FORMAT || bytes.length !== weightsEnd) {
    throw new Error('The language model is of another version or damaged; train it again with scripts/train.mjs')
  }
  const conceptOf = conceptFinder(rest.concepts)
  return {
    ...rest,
    conceptOf,
    seen: bytes.slice(headEnd, seenEnd),
    // Not `bytes.slice().buffer`: what a file read gives is a Buffer, whose slice is a view of all of it.
    weights: new Int8Array(bytes.buffer.slice(bytes.byteOffset + seenEnd, bytes.byteOffset + weightsEnd) as ArrayBuffer)
  }
}

/** Scores a text. A text without letters has coverage 0. */
export function score(model: Model, text: string): Scores {
  return scoreOf(model, featuresOf(text, model.conceptOf))
}

/** Scores the features of a text. */
export function scoreOf(model: Model, { places, strengths }: Features): Scores {
  const { classes, weights, seen } = model
  const sums = new Float64Array(classes.length)
  let known = 0
  for (let i = 0; i < places.length; i++) {
    const at = places[i] as number
    if (((seen[at >> 3] as number) & (1 << (at & 7))) === 0) continue
    known++
    const strength = strengths[i] as number
    const row = at * classes.length
    for (let c = 0; c < sums.length; c++) sums[c] = (sums[c] as number) + strength * (weights[row + c] as number)
  }
  const perClass = sums.map((sum, c) => sum * (model.scales[c] as number) + (model.biases[c] as number))
  return { perClass, coverage: places.length === 0 ? 0 : known / places.length }
}
