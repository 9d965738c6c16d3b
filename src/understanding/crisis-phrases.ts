import { anchorsOf, patternOf } from './crisis-pattern.ts'

/** A phrase of crisis-words.json, with the list and the class it stands in. */
export interface Phrase {
  readonly list: 'ordinary' | 'doubtful' | 'soft' | 'hard'
  readonly name: string
  readonly text: string
}

/** A phrase that may stand in a text. */
export interface Hit extends Phrase {
  readonly pattern: RegExp
}

/** The first two letters as one number: looked up for every place of every message in every language. */
const beginningAt = (letters: string, at: number): number => letters.charCodeAt(at) * 65_536 + letters.charCodeAt(at + 1)

/**
 * Finds which of many phrases may stand in a text, by letters each of them
 * cannot do without; only those few are then looked for in earnest. One
 * expression for all would be read by the engine's slow way (it does not
 * compile what is longer than some 20,000 characters).
 * What it makes is asked with the letters of a text (`squeezed`).
 */
export function createPhraseFinder(phrases: readonly Phrase[]): (letters: string) => Hit[] {
  const byBeginning = new Map<number, [anchor: string, phrase: number][]>()
  const always: number[] = []
  phrases.forEach(({ text }, phrase) => {
    const anchors = anchorsOf(text)
    if (anchors.length === 0) always.push(phrase)
    for (const anchor of anchors) {
      const beginning = beginningAt(anchor, 0)
      byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), [anchor, phrase]])
    }
  })
  const patterns: RegExp[] = []
  const hit = (phrase: number): Hit => {
    const one = phrases[phrase] as Phrase
    const pattern = patterns[phrase] ?? new RegExp(patternOf(one.text), 'gu')
    patterns[phrase] = pattern
    return { ...one, pattern }
  }

  return letters => {
    const found = new Set(always)
    for (let at = 0; at < letters.length - 1; at++) {
      const candidates = byBeginning.get(beginningAt(letters, at))
      if (!candidates) continue
      for (const [anchor, phrase] of candidates) if (letters.startsWith(anchor, at)) found.add(phrase)
    }
    return found.size === 0 ? NONE : [...found].sort((a, b) => a - b).map(hit)
  }
}

const NONE: Hit[] = []
