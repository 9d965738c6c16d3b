import { anyOf, isOneSlipFrom, longWordsIn, plainForm } from './crisis-pattern.ts'

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
  ordinary: RegExp
  doubtful: [string, RegExp][]
  soft: [string, RegExp][]
  hard: [string, RegExp][]
}

const compiled = new WeakMap<CrisisWords, Signs>()

const byClass = (phrases: Record<string, string[]>): [string, RegExp][] =>
  Object.entries(phrases).map(([name, all]) => [name, anyOf(all)])

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
    ordinary: anyOf(words.ordinary),
    doubtful: byClass(words.doubtful),
    soft: byClass(words.soft),
    hard: byClass(words.hard)
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

const found = (signs: [string, RegExp][], text: string): string[] =>
  signs.filter(([, any]) => text.search(any) !== -1).map(([name]) => name)

function findIn(plain: string, words: CrisisWords): Crisis | undefined {
  const signs = signsOf(words)
  const readings = [
    plain,
    plain
      .split(' ')
      .map(word => spelled(word, signs))
      .join(' ')
  ]
  const hard: string[] = []
  const soft: string[] = []
  for (const reading of new Set(readings)) {
    const rest = reading.replace(signs.ordinary, ' , ')
    soft.push(...found(signs.doubtful, rest), ...found(signs.soft, rest))
    const serious = signs.doubtful.reduce((text, [, any]) => text.replace(any, ' , '), rest)
    hard.push(...found(signs.hard, serious))
  }
  const classes = (names: string[]): string[] => [...new Set(names)].sort()
  if (hard.length > 0) return { kind: 'hard', classes: classes(hard) }
  return soft.length > 0 ? { kind: 'soft', classes: classes(soft) } : undefined
}

/**
 * Is the message a sign of a crisis? By rules alone, in all the given languages
 * whichever the citizen has chosen, however it is spelled, and also when the
 * message is mostly about something else. A wide net and no score: the text is
 * better shown once too often. (Sundhedsstyrelsen: always take it seriously.)
 */
export function findCrisis(text: string, words: readonly CrisisWords[]): Crisis | undefined {
  const plain = plainForm(text)
  const crises = words.map(each => findIn(plain, each)).filter(crisis => crisis !== undefined)
  return crises.find(({ kind }) => kind === 'hard') ?? crises[0]
}
