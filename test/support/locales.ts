import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const LOCALES = 'locales'

/** The files of a language that are no texts: its card, and what the understanding and the glossary read. */
const NOT_TEXTS = ['language', 'questions', 'concepts', 'crisis-words', 'follow-ups', 'glossary', 'review']

/** The languages of the project; Danish first, the one the others follow. */
export function languages(): string[] {
  const tags = readdirSync(LOCALES, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
  return ['da', ...tags.filter(tag => tag !== 'da')]
}

/** The names of the text files of a language, without `.json`. */
export function namespaces(language: string): string[] {
  return readdirSync(join(LOCALES, language))
    .filter(file => file.endsWith('.json'))
    .map(file => file.slice(0, -'.json'.length))
    .filter(name => !NOT_TEXTS.includes(name))
}

/** A text file as it is on disk, unchecked. */
export function readTexts(language: string, namespace: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(LOCALES, language, `${namespace}.json`), 'utf8'))
}

/** Every placeholder of a text with the name of its format, e.g. `starts, dayTime`. */
export function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map(match => match[1] ?? '').sort()
}
