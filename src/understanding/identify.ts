import { type Features, hashOf, ngramsOf } from './features.ts'
import { decode, encode, quantise, scoreOf } from './model.ts'
import { separate } from './svm.ts'

/** Language → sentences in it, as people write them. */
export type Samples = Record<string, string[]>

/** Which language a text is most likely in. */
export interface Guess {
  language: string
  /** No other language comes near: true only for several words, never for one alone. */
  clear: boolean
}

export interface Identifier {
  /** Undefined when there are no letters to go by. */
  identify(text: string): Guess | undefined
}

const SHORTEST = 1
const LONGEST = 4

/** So many sentences of a language say enough about its letters; more make training slow. */
const MOST_SAMPLES = 1000

/** One word is a name or a borrowed noun as often as a change of language. */
const FEWEST_WORDS = 2

/** Characters: nobody changes language after that. */
const ENOUGH = 300

/** How far the first must be ahead of the second, and above nothing: at these, wrong switches are about 1 in 100. */
const AHEAD = 0.5
const LIKELY = -0.4

const { max } = Math

/**
 * Letters as they stand: unlike for the questions, marks and forms of letters
 * are kept, for they tell Persian from Arabic and Turkish from Kurdish.
 */
const wordsOf = (text: string): string[] =>
  text
    .slice(0, ENOUGH)
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\u200C'’]+/gu) ?? []

function lettersOf(words: string[]): Features {
  const places = new Set<number>()
  for (const word of words) ngramsOf(word, SHORTEST, LONGEST, places)
  return { places: Int32Array.from(places), strengths: new Float32Array(places.size).fill(1 / Math.sqrt(max(1, places.size))) }
}

/** Trains the identifier: the bytes of its file, the same for the same samples. */
export function trainIdentifier(samples: Samples): Uint8Array {
  const languages = Object.keys(samples).sort()
  const examples = languages.flatMap(language =>
    [...(samples[language] ?? [])]
      .sort((a, b) => hashOf(a) - hashOf(b))
      .slice(0, MOST_SAMPLES)
      .map(text => ({ language, features: lettersOf(wordsOf(text)) }))
  )
  const texts = examples.map(({ features }) => features)
  const planes = languages.map(name =>
    separate(
      texts,
      examples.map(({ language }) => language === name)
    )
  )
  return encode(quantise(languages, planes, texts, {}))
}

/** The identifier in the bytes. Throws when they are of another format or cut short. */
export function createIdentifier(bytes: Uint8Array): Identifier {
  const model = decode(bytes)
  return {
    identify(text) {
      const words = wordsOf(text)
      if (words.length === 0) return undefined
      const { perClass } = scoreOf(model, lettersOf(words))
      const [best, second] = [...perClass.keys()].sort((a, b) => (perClass[b] as number) - (perClass[a] as number))
      const first = perClass[best as number] as number
      const ahead = first - (second === undefined ? -1 : (perClass[second] as number))
      return {
        language: model.classes[best as number] as string,
        clear: words.length >= FEWEST_WORDS && ahead >= AHEAD && first >= LIKELY
      }
    }
  }
}
