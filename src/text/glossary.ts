import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '../domain/time.ts'
import { findTerms } from './word-forms.ts'

/** Fagord: a word the citizen meets, explained; kept with its dates, because the law moves. */
export interface Term {
  /** The Danish term, always shown. */
  readonly term: string
  /** Other ways to say or to write it. */
  readonly aliases: readonly string[]
  /** The word in the reader's language; absent in Danish. */
  readonly translation?: string
  readonly explanation: string
  /** First and last day on which the explanation holds, where known. */
  readonly validFrom?: Day
  readonly validTo?: Day
  /** A caution a citizen should read with it, e.g. that the scheme has ended for new people. */
  readonly caution?: string
}

export interface Glossary {
  /**
   * Terms named in the text in any inflection, longest first. One that holds no
   * longer is found all the same, since people still meet the word: its dates
   * and its caution say so.
   */
  find(text: string): readonly Term[]
  readonly terms: readonly Term[]
}

/** A glossary of these terms in one language. */
export function createGlossary(terms: readonly Term[]): Glossary {
  const find = findTerms(terms)
  return { terms, find }
}

/** Reads `locales/<language>/glossary.json`; Danish when the language has none. */
export function readTerms(directory: string, language: string): readonly Term[] {
  const own = join(directory, language, 'glossary.json')
  return JSON.parse(readFileSync(existsSync(own) ? own : join(directory, 'da', 'glossary.json'), 'utf8')) as Term[]
}
