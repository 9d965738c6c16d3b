import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files in `locales/` that are missing or cannot be read; its message is the whole list. */
export class LocalesFault extends Error {
  override readonly name = 'LocalesFault'
}

/** What a language may do without: it is then understood by its neighbours' models, and explains terms in Danish. */
const OPTIONAL = ['questions.json', 'concepts.json', 'follow-ups.json', 'glossary.json']

/**
 * Looks through every file of every language before anything is started, for a
 * text that is missing shows first to the citizen who needs it.
 * @throws LocalesFault naming every file that is missing or is no whole JSON
 */
export function checkLocales(directory: string): void {
  const danish = jsonIn(join(directory, 'da'))
  if (danish.length === 0) throw new LocalesFault(`There are no Danish texts in ${join(directory, 'da')}.`)
  const faults = readdirSync(directory, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => faultsIn(join(directory, name), danish))
  if (faults.length > 0) throw new LocalesFault(`These language files must be put right:\n${faults.join('\n')}`)
}

function faultsIn(folder: string, danish: readonly string[]): string[] {
  const present = jsonIn(folder)
  const missing = danish.filter(file => !present.includes(file) && !OPTIONAL.includes(file))
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
