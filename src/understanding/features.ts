import type { ConceptOf } from './concepts.ts'
import { normalise } from './normalise.ts'

// Looked up once: where globals are slow (as in Jest), this is most of the time.
const { imul } = Math

/** 2^17 places: the n-grams of some two thousand sentences share few of them, and 29 questions of int8 weights stay under 4 MB. */
export const PLACES = 1 << 17

const SHORTEST_NGRAM = 2
const LONGEST_NGRAM = 5

/** Concepts speak louder than letters: measured best between 1 and 2. */
const CONCEPT_STRENGTH = 1.5

const CHARACTER_SEED = 0x811c9dc5
const WORD_SEED = 0x050c5d1f
const CONCEPT_SEED = 0x2f0b4c47
const WORD_EDGE = 0x5f

/** The places a text lights up, each once, and how strongly. */
export interface Features {
  places: Int32Array
  strengths: Float32Array
}

/** One step of FNV-1a over UTF-16 code units. */
const stir = (hash: number, codeUnit: number): number => imul(hash ^ codeUnit, 0x01000193)

/** Spreads a hash over the places; FNV's low bits alone mix poorly. */
const place = (hash: number): number => (hash ^ (hash >>> 15)) & (PLACES - 1)

const stirIn = (hash: number, text: string): number => {
  let stirred = hash
  for (let i = 0; i < text.length; i++) stirred = stir(stirred, text.charCodeAt(i))
  return stirred
}

/** Hash of a whole string, never negative. Equal strings give equal numbers on every machine. */
export const hashOf = (text: string): number => {
  const hash = stirIn(CHARACTER_SEED, text)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** Adds the places of a word's character n-grams, its edges counted as characters. */
export function ngramsOf(word: string, shortest: number, longest: number, to: Set<number>): void {
  const last = word.length
  for (let start = -1; start < last; start++) {
    let hash = CHARACTER_SEED
    for (let at = start; at <= last && at - start < longest; at++) {
      hash = stir(hash, at === -1 || at === last ? WORD_EDGE : word.charCodeAt(at))
      if (at - start + 1 >= shortest) to.add(place(hash))
    }
  }
}

function addWords(words: string[], to: Set<number>): void {
  let previous = WORD_SEED
  for (const word of words) {
    const alone = stirIn(WORD_SEED, word)
    to.add(place(alone))
    to.add(place(stirIn(stir(previous, WORD_EDGE), word)))
    previous = alone
  }
}

/** Concepts, and pairs in which a concept stands for its words, so that "flyt samtalen" looks like "aflys mødet". */
function addConcepts(words: string[], conceptOf: ConceptOf, to: Set<number>): void {
  let previous = CONCEPT_SEED
  for (const word of words) {
    const concept = conceptOf(word)
    const alone = stirIn(CONCEPT_SEED, concept ? `<${concept}>` : word)
    if (concept) to.add(place(alone))
    to.add(place(imul(previous, 31) ^ alone))
    previous = alone
  }
}

/**
 * The features of a text: character 2–5-grams within words (with edges), words
 * and pairs of words, concepts and pairs of concepts. Each block has a fixed
 * length, so that a long message does not shout down a short one. A text
 * without letters or digits has none.
 */
export function featuresOf(text: string, conceptOf: ConceptOf): Features {
  const words = normalise(text).split(' ').filter(Boolean)
  const characters = new Set<number>()
  const wordsAndPairs = new Set<number>()
  const concepts = new Set<number>()
  for (const word of words) ngramsOf(word, SHORTEST_NGRAM, LONGEST_NGRAM, characters)
  addWords(words, wordsAndPairs)
  addConcepts(words, conceptOf, concepts)

  const places = Int32Array.from([...characters, ...wordsAndPairs, ...concepts])
  const strengths = new Float32Array(places.length)
  const wordsEnd = characters.size + wordsAndPairs.size
  strengths.fill(1 / Math.sqrt(characters.size), 0, characters.size)
  strengths.fill(1 / Math.sqrt(wordsAndPairs.size), characters.size, wordsEnd)
  strengths.fill(CONCEPT_STRENGTH / Math.sqrt(concepts.size), wordsEnd)
  return { places, strengths }
}
