import { readFileSync } from 'node:fs'
import type { Concepts } from '../../src/understanding/concepts.ts'
import type { CrisisWords } from '../../src/understanding/crisis.ts'
import type { Sentences } from '../../src/understanding/train.ts'

/** The languages whose words these tests read. */
export const LANGUAGES = ['da', 'en'] as const

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T

export const sentencesOf = (language: string): Sentences => read(`locales/${language}/questions.json`)

export const conceptsOf = (language: string): Concepts => read(`locales/${language}/concepts.json`)

export const crisisWordsOf = (language: string): CrisisWords => read(`locales/${language}/crisis-words.json`)

/** Sentences nothing is trained on, and what they may be taken to ask. */
export const unseenOf = (language: string): { text: string; accept: string[] }[] =>
  read(`test/understanding/unseen.${language}.json`)

/** Messages that must get the fixed text, the soft one, or none. */
export const crisisCasesOf = (language: string): Record<'hard' | 'soft' | 'none', string[]> =>
  read(`test/understanding/crisis.${language}.json`)
