import { normalise } from './normalise.ts'

/** From this many letters on a phrase is also found glued to the word before it ("jegvilikkeleve"). */
const LONG_ENOUGH_TO_STAND_ANYWHERE = 8

/** Whole words only: without the look behind, a gap could begin inside a word. */
const UP_TO_FOUR_WORDS = '(?:(?<!\\p{L})[\\p{L}\\p{N}]+ ){0,4}'

/**
 * The form crisis words are compared in: normalised, æøå also found as plain
 * a and o, letters that are held down ("døøø") once, l e t t e r s that are
 * spread out as a word.
 */
export const plainForm = (text: string): string =>
  normalise(text)
    .replace(/ae|aa/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/(\p{L})\1+/gu, '$1')
    .replace(/(?<=^| )(\p{L}) (?=\p{L}(?: |$))/gu, '$1')

const withoutBoundaries = (phrase: string): string =>
  phrase
    .replace(/\.\. /g, '~')
    .replace(/[\p{L}\p{N}']+/gu, plainForm)
    .replace(/\[([^\]]*)\] ?/g, '(?:(?:$1) ?)?')
    .replace(/\((?!\?)/g, '(?:')
    .replace(/\*/g, '[\\p{L}\\p{N}]*')
    .replace(/ (?!\?)/g, ' ?')
    .replace(/(\p{L}) \?\1/gu, '$1(?: ?$1)?')
    .replace(/~/g, UP_TO_FOUR_WORDS)
    .replace(/ \?\$$/, '$')

const shortest = (alternatives: string): string =>
  alternatives.split('|').reduce((short, each) => (each.length < short.length ? each : short))

/** How many letters the phrase has at the least; groups are told from the innermost outwards. */
const lettersIn = (phrase: string): number => {
  const needed = phrase.replace(/\[[^\]]*\]/g, '')
  const simpler = needed.replace(/\(([^()]*)\)/g, (_, alternatives: string) => shortest(alternatives))
  return simpler === needed ? needed.replace(/[^\p{L}]/gu, '').length : lettersIn(simpler)
}

/**
 * The pattern of a phrase in crisis-words.json: `(a|b)` one of them, `[a|b]`
 * one of them or nothing, `word*` any ending, `..` up to four words between,
 * `$` the end of the message. The space between two words may be missing.
 */
export const patternOf = (phrase: string): string => {
  const start = lettersIn(phrase) >= LONG_ENOUGH_TO_STAND_ANYWHERE ? '' : '(?<!\\p{L})'
  return `${start}(?:${withoutBoundaries(phrase)})(?!\\p{L})`
}

/** Only the letters, each held down only once: what is left of a text however its words are parted. */
export const squeezed = (plain: string): string => plain.replace(/[^\p{L}\p{N}]/gu, '').replace(/(\p{L})\1+/gu, '$1')

/**
 * Letters a phrase cannot do without: one of these stands in every text the
 * phrase is found in. Empty when nothing longer than a letter can be told.
 */
export function anchorsOf(phrase: string): string[] {
  const needed = withoutInnerGroups(phrase.replace(/\[[^\]]*\]/g, ' ').replace(/\.\.|\$/g, ' '))
  const parts = needed.match(/[^\s()]*\([^)]*\)[^\s()]*|[^\s()]+/g) ?? []
  const choices = parts.map(alternativesIn).filter(anchors => anchors.every(({ length }) => length > 1))
  const shortestOf = (anchors: string[]) => Math.min(...anchors.map(({ length }) => length))
  return choices.sort((a, b) => shortestOf(b) - shortestOf(a))[0] ?? []
}

/** A group in a group may stand for anything: the letters round it are enough. */
const withoutInnerGroups = (phrase: string): string => {
  const simpler = phrase.replace(/(\([^()]*)\([^()]*\)/g, '$1 ')
  return simpler === phrase ? phrase : withoutInnerGroups(simpler)
}

/** The longest word of each alternative; of a single word, the word. */
const alternativesIn = (part: string): string[] => {
  const group = /\(([^)]*)\)/.exec(part)?.[1]
  return (group ?? part).split('|').map(alternative => {
    const words = alternative.split(/[^\p{L}\p{N}'’`´\u0640\p{M}\u200B-\u200D]+/u).map(word => squeezed(plainForm(word)))
    return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '')
  })
}

/** Every word of six letters or more that the phrases are made of. */
export const longWordsIn = (phrases: string[]): string[] => [
  ...new Set(phrases.flatMap(phrase => phrase.match(/[\p{L}]{6,}(?!\p{L}|\*)/gu) ?? []).map(plainForm))
]

/** Is one letter missing, too much, wrong, or swapped with its neighbour? */
export function isOneSlipFrom(written: string, meant: string): boolean {
  if (Math.abs(written.length - meant.length) > 1 || written === meant) return false
  let start = 0
  while (start < written.length && written[start] === meant[start]) start++
  let end = 0
  while (end < Math.min(written.length, meant.length) - start && written.at(-1 - end) === meant.at(-1 - end)) end++
  const left = written.slice(start, written.length - end)
  const right = meant.slice(start, meant.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
