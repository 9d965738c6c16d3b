import { normalise } from './normalise.ts'

/** What stands in locales/<language>/concepts.json: words that mean nearly the same here; `møde*` takes all that begin so. */
export type Concepts = Record<string, string[]>

/** The concept a normalised word stands for, if any. */
export type ConceptOf = (word: string) => string | undefined

/**
 * Looks words up among the concepts: the word itself first, then its longest
 * known beginning. Where two concepts name the same word, the first one counts.
 */
export function conceptFinder(concepts: Concepts): ConceptOf {
  const whole = new Map<string, string>()
  const beginnings = new Map<string, string>()
  for (const [name, words] of Object.entries(concepts)) {
    for (const word of words) {
      const among = word.endsWith('*') ? beginnings : whole
      const key = normalise(word)
      if (!among.has(key)) among.set(key, name)
    }
  }
  const longest = [...beginnings.keys()].reduce((most, { length }) => Math.max(most, length), 0)

  return word => {
    const exact = whole.get(word)
    if (exact) return exact
    for (let length = Math.min(word.length, longest); length > 1; length--) {
      const name = beginnings.get(word.slice(0, length))
      if (name) return name
    }
    return undefined
  }
}
