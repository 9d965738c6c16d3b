import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/app/project-root.ts'
import { readUnderstanding, readWords } from '../../src/app/words.ts'
import { hear } from '../../src/bot/steps/hear.ts'
import { receive } from '../../src/bot/steps/receive.ts'
import type { QuestionId } from '../../src/domain/question.ts'

/** What a message was taken for, by the steps of a real turn. */
export interface Reading {
  /** The question answered; `out-of-scope` when none was. */
  readonly question: QuestionId
  /** What was offered instead of an answer. */
  readonly offered: readonly QuestionId[]
  /** `hard`: the fixed text comes first. */
  readonly crisis?: 'hard' | 'soft'
  /** The other language the message was clearly in. */
  readonly otherLanguage?: string
}

export interface Reader {
  readonly languages: readonly string[]
  read(text: string, language: string): Reading
  modelBytes(language: string): number
}

const FRESH = { misses: 0, introduced: true }

/**
 * Reads messages as a turn does, with the built models: masking, crisis rules,
 * language, classifier.
 * @param detect whether the language of a message counts; else only the chosen one
 */
export async function createReader(detect: boolean): Promise<Reader> {
  const root = projectRoot()
  const models = join(root, 'dist/models')
  const words = await readWords(join(root, 'locales'))
  const understander = readUnderstanding(words.texts, models, detect ? undefined : { identify: () => undefined })
  const house = { ...words, understander, clock: { now: () => new Date() } }
  return {
    languages: words.texts.languages.map(({ tag }) => tag),
    modelBytes: language => statSync(join(models, `${language}.bin`)).size,
    read(text, language) {
      const state = { ...FRESH, language }
      const incoming = { conversationId: '', kind: 'message', messageKey: '', text, activity: {} } as const
      const received = receive(house, incoming, { state })
      const { question, candidates } = hear(house, received, { state })
      return { question, offered: candidates, crisis: received.crisis?.kind, otherLanguage: received.otherLanguage }
    }
  }
}

/** The sentences of a language, per question. */
export function sentencesOf(language: string): Record<string, string[]> {
  return JSON.parse(readFileSync(join(projectRoot(), 'locales', language, 'questions.json'), 'utf8')) as Record<string, string[]>
}
