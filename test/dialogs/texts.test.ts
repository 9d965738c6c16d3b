import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { QUESTIONS } from '../../src/domain/question.ts'

const FILES = [
  'appointment',
  'ask-a-person',
  'common',
  'crisis',
  'expected-of-me',
  'greeting',
  'help',
  'language-choice',
  'next-step',
  'not-understood',
  'people',
  'plan',
  'prepare',
  'progress',
  'thanks',
  'turn',
  'waiting',
  'what-comes-after',
  'what-i-can-expect',
  'why'
]

const textsOf = (language: string, file: string): Record<string, string> =>
  JSON.parse(readFileSync(`locales/${language}/${file}.json`, 'utf8'))

const placeholders = (text: string): string[] => (text.match(/\{\{.*?\}\}/g) ?? []).sort()

/**
 * Læsbarhedsindeks (C.H. Björnsson): words per sentence plus the share of words
 * of more than six letters. What is filled in counts as a short word.
 */
function lix(text: string): number {
  const filled = text.replace(/\{\{.*?\}\}/g, 'NN').replace(/\d[\d ]*/g, '9 ')
  const words = filled.match(/[\p{L}\d-]+/gu) ?? []
  const sentences = filled.match(/[.!?:]+(?=\s|$)/g) ?? ['']
  return words.length / sentences.length + (100 * words.filter(word => word.length > 6).length) / words.length
}

/** Sentences, not labels: a single long word would weigh too much. */
const sentencesOf = (file: string): string[] => Object.values(textsOf('da', file)).filter(text => text.split(/\s+/).length >= 5)

describe('The texts of the dialogs', () => {
  it('are easy to read in Danish: LIX at most 30 on average in each file, and 38 in each text', () => {
    for (const file of FILES) {
      const measured = sentencesOf(file).map(text => ({ text, lix: lix(text) }))
      expect(measured.filter(one => one.lix > 38)).toEqual([])
      const average = measured.reduce((sum, one) => sum + one.lix, 0) / Math.max(1, measured.length)
      expect({ file, easy: average <= 30 }).toEqual({ file, easy: true })
    }
  })

  it.each(FILES)('%s says the same things in English, filled with the same', file => {
    const [danish, english] = [textsOf('da', file), textsOf('en', file)]
    expect(Object.keys(english)).toEqual(Object.keys(danish))
    for (const key of Object.keys(danish)) {
      expect({ key, with: placeholders(english[key] ?? '') }).toEqual({ key, with: placeholders(danish[key] ?? '') })
    }
  })

  it.each(['da', 'en'])('name every question that can be pressed, each differently (%s)', language => {
    const labels = QUESTIONS.filter(question => question !== 'out-of-scope' && question !== 'crisis').map(
      question => textsOf(language, 'common')[`ask.${question}`]
    )
    expect(labels).not.toContain(undefined)
    expect(new Set(labels).size).toBe(labels.length)
  })
})
