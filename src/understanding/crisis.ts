import { isOneSlipFrom, longWordsIn, plainForm, squeezed } from './crisis-pattern.ts'
import { createPhraseFinder, type Hit, type Phrase } from './crisis-phrases.ts'

/** What stands in locales/<language>/crisis-words.json; the phrases' own small language is explained at `patternOf`. */
export interface CrisisWords {
  /** A word → other ways it gets written. */
  spellings: Record<string, string[]>
  /** Sayings and subjects that are no sign; taken out before anything else is looked for. */
  ordinary: string[]
  /** Class → phrases that are probably a saying, or a denial: soft, and taken out too. */
  doubtful: Record<string, string[]>
  /** Class → phrases of a heavy state without a word of danger. */
  soft: Record<string, string[]>
  /** Class → phrases that get the fixed text. */
  hard: Record<string, string[]>
}

/** `hard`: answer with the fixed text first. `soft`: offer a person and the numbers, and go on with the errand. */
export interface Crisis {
  kind: 'hard' | 'soft'
  /** K1 own life … K8 poison, as named in the guidance; sorted. */
  classes: string[]
}

interface Signs {
  spellings: Map<string, string>
  longWords: Map<string, string[]>
  phrasesIn: (letters: string) => Hit[]
}

const compiled = new WeakMap<CrisisWords, Signs>()

const listed = (list: Phrase['list'], phrases: Record<string, string[]>): Phrase[] =>
  Object.entries(phrases).flatMap(([name, all]) => all.map(text => ({ list, name, text })))

function signsOf(words: CrisisWords): Signs {
  const known = compiled.get(words)
  if (known) return known
  const longWords = new Map<string, string[]>()
  for (const word of longWordsIn(Object.values(words.hard).flat())) {
    longWords.set(word.charAt(0), [...(longWords.get(word.charAt(0)) ?? []), word])
  }
  const signs = {
    spellings: new Map(
      Object.entries(words.spellings).flatMap(([word, ways]) => ways.map(way => [plainForm(way), plainForm(word)]))
    ),
    longWords,
    phrasesIn: createPhraseFinder([
      ...listed('ordinary', { '': words.ordinary }),
      ...listed('doubtful', words.doubtful),
      ...listed('soft', words.soft),
      ...listed('hard', words.hard)
    ])
  }
  compiled.set(words, signs)
  return signs
}

function spelled(word: string, { spellings, longWords }: Signs): string {
  const meant = spellings.get(word)
  if (meant) return meant
  if (word.length < 6) return word
  const alike = longWords.get(word.charAt(0)) ?? []
  return alike.includes(word) ? word : (alike.find(candidate => isOneSlipFrom(word, candidate)) ?? word)
}

const of = (list: Phrase['list'], hits: Hit[]): Hit[] => hits.filter(hit => hit.list === list)

const found = (hits: Hit[], text: string): string[] =>
  hits.filter(({ pattern }) => text.search(pattern) !== -1).map(({ name }) => name)

const without = (hits: Hit[], text: string): string => hits.reduce((rest, { pattern }) => rest.replace(pattern, ' , '), text)

/** A text as it was written, or with the words put right that are only misspelled. */
interface Reading {
  readonly plain: string
  readonly letters: string
}

const readingOf = (plain: string): Reading => ({ plain, letters: squeezed(plain) })

function readingsOf(written: Reading, signs: Signs): Reading[] {
  const words = written.plain.split(' ')
  const right = words.map(word => spelled(word, signs))
  return right.some((word, i) => word !== words[i]) ? [written, readingOf(right.join(' '))] : [written]
}

function findIn(written: Reading, words: CrisisWords): Crisis | undefined {
  const signs = signsOf(words)
  const hard: string[] = []
  const soft: string[] = []
  for (const { plain, letters } of readingsOf(written, signs)) {
    const hits = signs.phrasesIn(letters)
    if (hits.length === 0) continue
    const rest = without(of('ordinary', hits), plain)
    soft.push(...found([...of('doubtful', hits), ...of('soft', hits)], rest))
    hard.push(...found(of('hard', hits), without(of('doubtful', hits), rest)))
  }
  if (hard.length === 0 && soft.length === 0) return undefined
  const classes = (names: string[]): string[] => [...new Set(names)].sort()
  if (hard.length > 0) return { kind: 'hard', classes: classes(hard) }
  return { kind: 'soft', classes: classes(soft) }
}

/**
 * Is the message a sign of a crisis? By rules alone, in all the given languages
 * whichever the citizen has chosen, however it is spelled, and also when the
 * message is mostly about something else. A wide net and no score: the text is
 * better shown once too often. (Sundhedsstyrelsen: always take it seriously.)
 */
export function findCrisis(text: string, words: readonly CrisisWords[]): Crisis | undefined {
  const written = readingOf(plainForm(text))
  const crises = words.map(each => findIn(written, each)).filter(crisis => crisis !== undefined)
  return crises.find(({ kind }) => kind === 'hard') ?? crises[0]
}
