import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { tidyMessage } from '../../src/understanding/tidy.ts'

describe('Tidying a message', () => {
  it.each([
    ['control characters', 'hej\u0000 du\u0007', 'hej du'],
    ['zero-width characters', 'mø\u200bde\ufeff', 'møde'],
    ['direction overrides', '\u202ehej\u202c \u2066du\u2069\u200f', 'hej du'],
    ['runaway spaces', '  hvornår \t  er\u00a0\u00a0mødet  ', 'hvornår er mødet'],
    ['runaway lines', 'hej\r\n\r\n\r\n\r\nhvad nu\n', 'hej\n\nhvad nu'],
    ['lone surrogates', 'hej \ud83d', 'hej']
  ])('takes away %s', (_, raw, tidy) => {
    expect(tidyMessage(raw)).toBe(tidy)
  })

  it.each([
    ['a non-joiner between Persian letters', 'می\u200cخواهم'],
    ['a composed emoji', '👩‍👧'],
    ['accents and Danish letters', 'é æ ø å'],
    ['one empty line between paragraphs', 'hej\n\nhvad nu']
  ])('keeps %s', (_, raw) => {
    expect(tidyMessage(raw)).toBe(raw)
  })

  it('takes a non-joiner away between Latin letters', () => {
    expect(tidyMessage('mø\u200cde')).toBe('møde')
  })

  it('changes nothing a second time and leaves nothing unseen', () => {
    const units = fc.constantFrom(
      'a',
      'م',
      '\u200c',
      '\u200d',
      '\u200b',
      '\u202e',
      ' ',
      '\n',
      '\r',
      '\t',
      '👩',
      '\u0000',
      '\ud83d'
    )
    fc.assert(
      fc.property(fc.string({ unit: units }), raw => {
        const tidy = tidyMessage(raw)
        expect(tidyMessage(tidy)).toBe(tidy)
        expect(tidy).not.toMatch(/[\t\r\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
      })
    )
  })

  it('stays calm with a hundred thousand characters of any one kind', () => {
    for (const unit of [' ', '\n', '\u200c', '\u202e', ' \n', 'a ']) {
      expect(tidyMessage(unit.repeat(100_000)).length).toBeLessThanOrEqual(200_000)
    }
  })
})
