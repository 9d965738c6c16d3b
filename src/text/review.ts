import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is known of one file's translation. */
export interface FileReview {
  /** Who has read all of it, and speaks the language as their first; null as long as nobody has. */
  readonly reviewedBy: string | null
  /** The day they had read it. */
  readonly reviewedOn: string | null
  /** Key → hash of the Danish text it was translated from. */
  readonly sourceHash: Readonly<Record<string, string>>
}

/** `locales/<language>/review.json`: what is known of each file. */
export type Review = Readonly<Record<string, FileReview>>

/** The words of one file. */
export type Words = Readonly<Record<string, string>>

/** Languages differ in how many plural forms they have, so the forms of one text are one source. */
const PLURAL = /_(zero|one|two|few|many|other)$/

/** Reads a language's review; a language without one has nothing that is known to be up to date. */
export function readReview(directory: string, language: string): Review {
  const path = join(directory, language, 'review.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Review) : {}
}

/** The hash of each text of a Danish file, its plural forms together. */
export function sourceHashes(danish: Words): Record<string, string> {
  const forms = new Map<string, string[]>()
  for (const [key, text] of Object.entries(danish)) {
    const stem = key.replace(PLURAL, '')
    forms.set(stem, [...(forms.get(stem) ?? []), text])
  }
  return Object.fromEntries(
    [...forms].map(([stem, texts]) => [stem, createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 8)])
  )
}

/** Keys whose Danish text has changed since it was translated, or that were never translated: an old promise must not stand. */
export function staleKeys(danish: Words, review: FileReview | undefined): string[] {
  const known = review?.sourceHash ?? {}
  return Object.entries(sourceHashes(danish))
    .filter(([key, hash]) => known[key] !== hash)
    .map(([key]) => key)
}

/** Whether somebody who speaks the language as their first has read every file. */
export function isReviewed(review: Review, files: readonly string[]): boolean {
  return files.every(file => review[file]?.reviewedBy && review[file]?.reviewedOn)
}
