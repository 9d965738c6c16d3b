import { lix } from '../support/lix.ts'
import { namespaces, readTexts } from '../support/locales.ts'

/** A word in place of what a text is filled with, about as long as the real one. */
const SAMPLES: Readonly<Record<string, string>> = {
  day: 'mandag den 4. marts',
  dayTime: 'mandag den 4. marts kl. 10.15',
  time: '10.15',
  list: 'dit cv og et brev',
  phone: '11 22 33 44'
}

/** No text to read but the words a question is recognised by. */
const NOT_READ = ['explain-word.wordsOfTheQuestion']

function textsOf(namespace: string, language = 'da'): string[] {
  return Object.entries(readTexts(language, namespace))
    .filter(([key]) => !NOT_READ.includes(`${namespace}.${key}`))
    .map(([, text]) =>
      String(text).replace(/\{\{([^}]*)\}\}/g, (_, name: string) => SAMPLES[name.split(/,\s*/)[1] ?? ''] ?? 'Karen')
    )
}

const files = namespaces('da').filter(namespace => textsOf(namespace).length > 0)

describe('LIX', () => {
  it('is words per sentence plus the share of long words', () => {
    expect(lix('Du er her.')).toBe(3)
    expect(lix('Kommunen er her. Du er der.')).toBeCloseTo(3 + 100 / 6)
    expect(lix('Du er her', 'Kom nu')).toBe(2.5)
  })
})

describe('the Danish texts are easy to read', () => {
  it.each(files)('%s has no LIX above 38', namespace => {
    expect(lix(...textsOf(namespace))).toBeLessThanOrEqual(38)
  })

  it('have a LIX of 30 at most over all', () => {
    expect(lix(...files.flatMap(file => textsOf(file)))).toBeLessThanOrEqual(30)
  })

  it('hold no long text that is hard on its own', () => {
    const hard = files.flatMap(file => textsOf(file)).filter(text => text.split(' ').length >= 8 && lix(text) > 38)
    expect(hard).toEqual([])
  })
})

describe('easy Danish', () => {
  it('has a LIX of 22 at most over all, and none above 28', () => {
    expect(lix(...files.flatMap(file => textsOf(file, 'da-x-let')))).toBeLessThanOrEqual(22)
    for (const file of files) expect([file, lix(...textsOf(file, 'da-x-let')) <= 28]).toEqual([file, true])
  })
})
