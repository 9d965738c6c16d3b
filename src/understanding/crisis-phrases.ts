import { anchorsOf, patternOf, squeezed } from './crisis-pattern.ts'

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

const BEGINNING = 2

/**
 * Finds which of many phrases may stand in a text, by letters each of them
 * cannot do without; only those few are then looked for in earnest. One
 * expression for all would be read by the engine's slow way (it does not
 * compile what is longer than some 20,000 characters).
 */
export function createPhraseFinder(phrases: readonly Phrase[]): (plain: string) => Hit[] {
  const byBeginning = new Map<string, [anchor: string, phrase: number][]>()
  const always: number[] = []
  phrases.forEach(({ text }, phrase) => {
    const anchors = anchorsOf(text)
    if (anchors.length === 0) always.push(phrase)
    for (const anchor of anchors) {
      const beginning = anchor.slice(0, BEGINNING)
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

  return plain => {
    const letters = squeezed(plain)
    const found = new Set(always)
    for (let at = 0; at < letters.length; at++) {
      const candidates = byBeginning.get(letters.slice(at, at + BEGINNING)) ?? []
      for (const [anchor, phrase] of candidates) if (letters.startsWith(anchor, at)) found.add(phrase)
    }
    return [...found].sort((a, b) => a - b).map(hit)
  }
}
