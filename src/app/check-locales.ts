import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files in `locales/` that are missing or cannot be read; its message is the whole list. */
export class LocalesFault extends Error {
  override readonly name = 'LocalesFault'
}

/** What every language must have, whatever the others have. */
const ALWAYS = ['language.json']
/** What a language of its own must have besides; an easy form of one is written in its words. */
const OF_ITS_OWN = ['crisis-words.json']
/** What a language may do without: models of its own, and explanations, which are then Danish. */
const OPTIONAL = ['questions.json', 'concepts.json', 'follow-ups.json', 'glossary.json', 'review.json']

/**
 * Looks through every file of every language before anything is started, for a
 * text that is missing shows first to the citizen who needs it. A file that one
 * language has, all must have.
 * @throws LocalesFault naming every file that is missing or is no whole JSON
 */
export function checkLocales(directory: string): void {
  if (jsonIn(join(directory, 'da')).length === 0) {
    throw new LocalesFault(`There are no Danish texts in ${join(directory, 'da')}.`)
  }
  const folders = readdirSync(directory, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => join(directory, name))
  const needed = new Set([...ALWAYS, ...OF_ITS_OWN, ...folders.flatMap(jsonIn)].filter(file => !OPTIONAL.includes(file)))
  const neededIn = (folder: string) => [...needed].filter(file => !folder.includes('-x-') || !OF_ITS_OWN.includes(file))
  const faults = folders.flatMap(folder => faultsIn(folder, neededIn(folder)))
  if (faults.length > 0) throw new LocalesFault(`These language files must be put right:\n${faults.join('\n')}`)
}

function faultsIn(folder: string, needed: readonly string[]): string[] {
  const present = jsonIn(folder)
  const missing = needed.filter(file => !present.includes(file))
  const broken = present.filter(file => !isWhole(join(folder, file)))
  return [
    ...missing.map(file => `  ${join(folder, file)} is missing`),
    ...broken.map(file => `  ${join(folder, file)} is not whole: it cannot be read as JSON`)
  ]
}

function isWhole(path: string): boolean {
  try {
    return typeof JSON.parse(readFileSync(path, 'utf8')) === 'object'
  } catch {
    return false
  }
}

function jsonIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(file => file.endsWith('.json'))
  } catch {
    return []
  }
}
