import { describe, expect, it } from '@jest/globals'
import { QUESTIONS } from '../../src/domain/question.ts'
import { normalise } from '../../src/understanding/normalise.ts'
import { LANGUAGES, sentencesOf, unseenOf } from './read.ts'

const LEAST: Record<string, { question: number; outOfScope: number }> = {
  da: { question: 45, outOfScope: 120 },
  en: { question: 35, outOfScope: 120 }
}

describe.each(LANGUAGES)('The example sentences in %s', language => {
  const sentences = sentencesOf(language)
  const least = LEAST[language]

  it('stand under the questions of the product and no others', () => {
    expect(Object.keys(sentences).sort()).toEqual([...QUESTIONS].sort())
  })

  it.each(QUESTIONS)('are enough for %s', question => {
    expect(sentences[question]?.length).toBeGreaterThanOrEqual(
      (question === 'out-of-scope' ? least?.outOfScope : least?.question) ?? 0
    )
  })

  it('stand in one place only, however they are written', () => {
    const all = Object.values(sentences).flat().map(normalise)
    expect(all.filter((sentence, i) => all.indexOf(sentence) !== i)).toEqual([])
  })

  it('leave out the sentences kept for measuring', () => {
    const trained = new Set(Object.values(sentences).flat().map(normalise))
    expect(unseenOf(language).filter(({ text }) => trained.has(normalise(text)))).toEqual([])
  })
})
