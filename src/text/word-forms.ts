import type { Term } from './glossary.ts'

/**
 * Finds glossary terms in what people write: inflected, in compounds, with or
 * without the Danish letters.
 */

/** How a letter is also written on a keyboard that lacks it. */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  æ: '(?:æ|ä|ae|a|e)',
  ø: '(?:ø|ö|oe|o)',
  å: '(?:å|aa|a)',
  // "en plan" is any plan: the accent is what makes it the term.
  é: '[éè]'
}

/** Danish endings of nouns and adjectives with genitive s, after a letter doubled or not ("praktikken"), an apostrophe or a hyphen. */
const ENDING = "['’-]?(?:e?(?:n|t|r|rne|ne)?e?s?)"

/** Between the words of a term, or where it has a hyphen, people write either, or nothing. */
const BETWEEN = '[\\s-]{0,2}'

const LETTER = '[\\p{L}\\p{N}]'

/** A term begins a compound word only when both parts are long enough to be words ("fleksjob|bevilling", not "cv|r"). */
const COMPOUND = { core: 5, rest: 3 }

interface Form {
  readonly term: Term
  readonly pattern: RegExp
}

interface Hit {
  readonly term: Term
  readonly from: number
  readonly to: number
}

/** Prepares the patterns of all terms once; the function it returns goes through a text with each of them. */
export function findTerms(terms: readonly Term[]): (text: string) => readonly Term[] {
  const whole = terms.flatMap(term => [term.term, ...term.aliases].map(words => ({ term, pattern: wholeWord(words) })))
  const begun = terms.flatMap(term =>
    [term.term, ...term.aliases].filter(canBegin).map(words => ({ term, pattern: compound(words) }))
  )
  const translated = terms.flatMap(term => (term.translation ? [{ term, pattern: translation(term.translation) }] : []))
  return raw => {
    const text = raw.normalize('NFC')
    const danish = pick([...hits(text, whole), ...hits(text, begun)])
    // A word of the reader's own language is often an everyday word too: it counts when no Danish term was named.
    return danish.length > 0 ? danish : pick(hits(text, translated))
  }
}

function canBegin(words: string): boolean {
  return words.length >= COMPOUND.core
}

function hits(text: string, forms: readonly Form[]): Hit[] {
  return forms.flatMap(({ term, pattern }) =>
    [...text.matchAll(pattern)].map(match => ({ term, from: match.index, to: match.index + match[0].length }))
  )
}

/** Longest first; of two that overlap the longer, or the one that came first; each term once. */
function pick(found: readonly Hit[]): Term[] {
  const kept: Hit[] = []
  for (const hit of [...found].sort((a, b) => b.to - b.from - (a.to - a.from))) {
    if (!kept.some(other => hit.from < other.to && other.from < hit.to)) kept.push(hit)
  }
  return [...new Set(kept.map(hit => hit.term))]
}

/** The term as a whole word in any of its forms. */
function wholeWord(words: string): RegExp {
  return new RegExp(`(?<!${LETTER})${inflected(words)}(?!${LETTER})`, 'giu')
}

/** The term as the beginning of a compound. What is found ends with the term itself, so that a longer term wins. */
function compound(words: string): RegExp {
  const rest = `(?=(?:e|s|-)?${LETTER}{${COMPOUND.rest},})`
  return new RegExp(`(?<!${LETTER})${parts(words).map(spelled).join(BETWEEN)}${rest}`, 'giu')
}

function translation(words: string): RegExp {
  return new RegExp(`(?<!${LETTER})${parts(words).map(spelled).join(BETWEEN)}${LETTER}{0,3}(?!${LETTER})`, 'giu')
}

function parts(words: string): string[] {
  return words.split(/[\s-]+/)
}

/** Short words in front ("e-Boks", "Én plan") stay as they are. */
function inflected(words: string): string {
  return parts(words)
    .map((word, index, all) => (word.length > 2 || index === all.length - 1 ? `(?:${forms(word).join('|')})` : spelled(word)))
    .join(BETWEEN)
}

function forms(word: string): string[] {
  const last = word.at(-1) ?? ''
  const doubled = /[bdfgklmnprst]/i.test(last) ? `${last}?` : ''
  const regular = `${spelled(word)}${doubled}${ENDING}`
  // "jobcenter" becomes "jobcentret", "jobcentre".
  return word.endsWith('er') ? [regular, `${spelled(word.slice(0, -2))}r${ENDING}`] : [regular]
}

function spelled(word: string): string {
  return [...word.toLowerCase()].map(letter => WRITTEN_AS[letter] ?? letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&')).join('')
}
