import { type Features, PLACES } from './features.ts'

// Looked up once: where globals are slow (as in Jest), this is most of the time.
const { abs, floor, imul, max } = Math

const COST = 1
const MOST_EPOCHS = 15
const GOOD_ENOUGH = 0.05
const FAR_ENOUGH = 0.1
const SEED = 20270101

/** A separating plane: which side a text lies on is the sign of weights · features + bias. */
export interface Plane {
  weights: Float32Array
  bias: number
}

/** Numbers in 0..1 that are the same each time (mulberry32), so that the same sentences give the same model. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = floor(random() * (i + 1))
    const kept = order[i] as number
    order[i] = order[j] as number
    order[j] = kept
  }
}

/** How strongly the plane says yes; 1 is where training stops caring. */
export function sideOf(plane: Plane, { places, strengths }: Features): number {
  let sum = plane.bias
  for (let i = 0; i < places.length; i++) sum += (plane.weights[places[i] as number] as number) * (strengths[i] as number)
  return sum
}

function move(plane: Plane, { places, strengths }: Features, by: number): void {
  plane.bias += by
  for (let i = 0; i < places.length; i++) {
    const at = places[i] as number
    plane.weights[at] = (plane.weights[at] as number) + by * (strengths[i] as number)
  }
}

const squaredLength = ({ strengths }: Features): number => strengths.reduce((sum, strength) => sum + strength * strength, 1)

/**
 * The plane between the texts that belong and those that do not: a linear
 * support vector machine with squared hinge loss, by dual coordinate descent
 * (Hsieh et al., ICML 2008, algorithm 1). `belongs[i]` speaks of `texts[i]`.
 */
export function separate(texts: Features[], belongs: boolean[]): Plane {
  const plane: Plane = { weights: new Float32Array(PLACES), bias: 0 }
  const diagonal = 1 / (2 * COST)
  const curvature = texts.map(text => squaredLength(text) + diagonal)
  const alpha = new Float64Array(texts.length)
  const random = randomFrom(SEED)
  let order = Int32Array.from(texts, (_, i) => i)

  for (let epoch = 0; epoch < MOST_EPOCHS; epoch++) {
    let steepest = 0
    shuffle(order, random)
    // What lies far on its own side is left out of the next round; when the rest agrees, all are asked once more.
    let kept = 0
    for (const i of order) {
      const text = texts[i] as Features
      const side = belongs[i] ? 1 : -1
      const old = alpha[i] as number
      const slope = side * sideOf(plane, text) - 1 + diagonal * old
      if (old === 0 && slope > FAR_ENOUGH) continue
      order[kept++] = i
      if (old === 0 && slope >= 0) continue
      const next = max(old - slope / (curvature[i] as number), 0)
      alpha[i] = next
      if (next !== old) move(plane, text, (next - old) * side)
      steepest = max(steepest, abs(slope))
    }
    const all = order.length === texts.length
    if (steepest < GOOD_ENOUGH && all) break
    order = steepest < GOOD_ENOUGH ? Int32Array.from(texts, (_, i) => i) : order.slice(0, kept)
  }
  return plane
}
