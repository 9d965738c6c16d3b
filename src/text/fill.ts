import { wordDay, wordDayTime, wordList, wordPhone, wordTime } from './format.ts'
import { isolate } from './isolate.ts'

/** What a text may be filled with. Dates go in as dates: wording them is the text's affair. */
export type Values = Readonly<Record<string, string | number | Date | readonly string[] | undefined>>

/** Where and when a text is read. */
export interface Reader {
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  readonly now: Date
}

/** A text asked for something it was not given, or for a wording nobody knows: a fault in our own files or code, never shown. */
export class TextFault extends Error {
  override readonly name = 'TextFault'
}

/** A text taken apart: words, and the places to fill. */
export type Template = readonly (string | Place)[]

interface Place {
  readonly name: string
  readonly word: (value: never, language: string, now: Date) => string
}

/** The wordings a place can ask for: `{{starts, dayTime}}`. */
const WORDINGS: Readonly<Record<string, Place['word']>> = {
  day: wordDay,
  dayTime: wordDayTime,
  time: wordTime,
  list: wordList,
  phone: wordPhone
}

const PLACE = /\{\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?\}\}/g

/** @throws TextFault when the text asks for an unknown wording */
export function toTemplate(text: string): Template {
  const parts: (string | Place)[] = []
  let end = 0
  for (const { 0: whole, 1: name = '', 2: wording, index } of text.matchAll(PLACE)) {
    const word = wording === undefined ? asItIs : WORDINGS[wording]
    if (!word) throw new TextFault(`a text asks for the wording "${wording}"`)
    parts.push(text.slice(end, index), { name, word })
    end = index + whole.length
  }
  return [...parts, text.slice(end)].filter(part => part !== '')
}

/**
 * Fills a text. In right-to-left languages whatever is filled in stands
 * isolated once it is worded; left-to-right languages need nothing added.
 * @throws TextFault when a value is missing
 */
export function fill(template: Template, values: Values | undefined, { language, dir, now }: Reader): string {
  let text = ''
  for (const part of template) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    const value = values?.[part.name]
    if (value === undefined) throw new TextFault(`a text has no value for ${part.name}`)
    const worded = part.word(value as never, language, now)
    text += dir === 'rtl' ? isolate(worded) : worded
  }
  return text
}

function asItIs(value: string | number): string {
  if (typeof value === 'object') throw new TextFault('a date or a list stands in a text without a wording')
  return String(value)
}
