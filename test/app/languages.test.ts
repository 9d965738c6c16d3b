import { languagesToSpeak } from '../../src/app/languages.ts'

const language = (tag: string, reviewed: boolean) => ({ tag, name: tag, dir: 'ltr' as const, reviewed })
const all = [language('da', true), language('en', true), language('so', false), language('tr', false)]

describe('the languages spoken', () => {
  it('are all of them in the sandbox', () => {
    expect(languagesToSpeak(all, { allowUnreviewed: [] }, true)).toEqual(['da', 'en', 'so', 'tr'])
  })

  it('are, in a municipality, those somebody has reviewed and those its operator allows by name', () => {
    expect(languagesToSpeak(all, { allowUnreviewed: [] }, false)).toEqual(['da', 'en'])
    expect(languagesToSpeak(all, { allowUnreviewed: ['so'] }, false)).toEqual(['da', 'en', 'so'])
  })

  it('can be fewer, but never without Danish', () => {
    expect(languagesToSpeak(all, { wanted: ['en'], allowUnreviewed: ['so'] }, false)).toEqual(['da', 'en'])
  })

  it('refuse the start with every fault named, when a language is unknown or not reviewed', () => {
    const choose = () => languagesToSpeak(all, { wanted: ['en', 'so', 'tr', 'xx'], allowUnreviewed: ['so'] }, false)
    expect(choose).toThrow('"xx", which is not in locales/')
    expect(choose).toThrow('"tr", whose texts nobody has reviewed')
    expect(choose).not.toThrow('"so"')
  })
})
