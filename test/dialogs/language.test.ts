import { describe, expect, it } from '@jest/globals'
import { ask } from './asking.ts'

describe('"Another language, please"', () => {
  it.each([
    ['på engelsk tak', 'da', 'en'],
    ['In English, please', 'da', 'en'],
    ['ENGLISH', 'da', 'en'],
    ['dansk tak', 'en', 'da'],
    ['Can we speak Danish?', 'en', 'da'],
    ['kan du skrive lettere?', 'da', 'da-x-let'],
    ['let dansk tak', 'en', 'da-x-let']
  ])('hears the language named in "%s"', (message, language, chosen) => {
    const said = ask('language', { message, language })
    expect(said.outcome).toBe('answered')
    expect(said.language).toBe(chosen)
  })

  it('confirms in the new language, and leaves the others open', () => {
    const said = ask('language', { message: 'in English', language: 'en' })
    expect(said.text).toBe('I am answering in English now. If you would rather have another language, press here.')
    expect(said.next).toContainEqual({ speak: 'da' })
    expect(said.next).not.toContainEqual({ speak: 'en' })
    expect(ask('language', { message: 'dansk' }).text).toMatch(/^Nu svarer jeg på dansk\./)
  })

  it.each(['læs det højt', 'på engelsk i stedet for dansk', 'danskernes sprog'])(
    'guesses no language from "%s" and offers all',
    message => {
      const said = ask('language', { message })
      expect(said.outcome).toBe('offered-choices')
      expect(said.language).toBeUndefined()
      expect(said.text).toBe('Hvilket sprog vil du have? Tryk på det her.')
      expect(said.next).toEqual(expect.arrayContaining([{ speak: 'da' }, { speak: 'en' }]))
    }
  )
})
