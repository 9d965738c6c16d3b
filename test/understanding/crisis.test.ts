import { describe, expect, it } from '@jest/globals'
import { findCrisis } from '../../src/understanding/crisis.ts'
import { crisisCasesOf, crisisWordsOf, LANGUAGES, sentencesOf, unseenOf } from './read.ts'

const words = LANGUAGES.map(crisisWordsOf)
const kindOf = (text: string) => findCrisis(text, words)?.kind

describe.each(LANGUAGES)('Crisis words in %s', language => {
  const { hard, soft, none } = crisisCasesOf(language)

  it.each(hard)('get the fixed text: %s', text => {
    expect(kindOf(text)).toBe('hard')
  })

  it.each(soft)('let the errand go on beside the numbers: %s', text => {
    expect(kindOf(text)).toBe('soft')
  })

  it.each(none)('are not seen in: %s', text => {
    expect(kindOf(text)).toBeUndefined()
  })

  it('never stop an ordinary message', () => {
    const ordinary = Object.entries(sentencesOf(language))
      .filter(([question]) => question !== 'crisis')
      .flatMap(([, texts]) => texts)
    const stopped = [...ordinary, ...unseenOf(language).map(({ text }) => text)].filter(text => kindOf(text) === 'hard')
    expect(stopped).toEqual([])
  })

  it('are seen in each example sentence of a crisis', () => {
    expect(sentencesOf(language).crisis?.filter(text => kindOf(text) === undefined)).toEqual([])
  })
})

describe('A sign of a crisis', () => {
  it.each([
    ['K1', 'jeg vil ikke leve mere'],
    ['K2', 'min mand slår mig'],
    ['K3', 'jeg slår ham ihjel'],
    ['K4', 'mit barn bliver slået'],
    ['K5', 'jeg har ikke noget sted at sove i nat'],
    ['K7', 'de vil tvinge mig til at gifte mig'],
    ['K8', 'jeg har drukket afløbsrens']
  ])('is told apart: %s', (name, text) => {
    expect(findCrisis(text, words)?.classes).toContain(name)
  })

  it.each([
    ['capitals', 'JEG VIL DØ'],
    ['no æøå', 'jeg vil doe, jeg bliver slaaet'],
    ['plain vowels', 'jeg vil do'],
    ['no spaces', 'jegvilikkelevemere'],
    ['spread letters', 'jeg v i l dø'],
    ['letters held down', 'jeg vil døøøø'],
    ['a slip', 'jeg tænker på selvmrod'],
    ['zero-width characters', 'jeg vil d\u200bø'],
    ['an errand before it', 'aflys mødet, jeg vil alligevel dø']
  ])('is found with %s', (_, text) => {
    expect(kindOf(text)).toBe('hard')
  })

  it('is found in every language, whichever is chosen', () => {
    expect(kindOf('I want to kill myself')).toBe('hard')
    expect(findCrisis('I want to kill myself', [crisisWordsOf('da')])).toBeUndefined()
  })

  it('is not hidden by a saying beside it', () => {
    expect(kindOf('jeg dør af grin, nej jeg vil dø')).toBe('hard')
  })

  it('is looked for calmly in a very long text', () => {
    expect(kindOf('jeg vil gerne vide hvad planen er '.repeat(3_000))).toBeUndefined()
    expect(kindOf(`${'bla '.repeat(25_000)}jeg vil ikke leve mere`)).toBe('hard')
    expect(kindOf('🙂'.repeat(10_000))).toBeUndefined()
  })
})
