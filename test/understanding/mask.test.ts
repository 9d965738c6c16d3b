import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { maskCpr } from '../../src/understanding/mask.ts'

const digits = (count: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
const scripts = fc.constantFrom(0x30, 0x660, 0x6f0, 0xff10)
const separators = fc.constantFrom('', '-', ' ', '\u00a0', '–', '—', '.', ' - ', '\u2212', '·')
const invisible = fc.constantFrom('', '\u200b', '\u200e', '\u2060', '\ufeff', '\u00ad')
const around = fc.constantFrom('', 'mit nummer er ', 'cpr:', '(', 'på ')

const written = (numbers: number[], zero: number, between: string): string =>
  numbers.map(number => String.fromCodePoint(zero + number)).join(between)

describe('Masking', () => {
  it('hides every civil registration number, in any digits, with any dash and with invisible characters', () => {
    fc.assert(
      fc.property(
        digits(6),
        digits(4),
        scripts,
        separators,
        invisible,
        around,
        (date, serial, zero, separator, hidden, before) => {
          const { text, found } = maskCpr(
            `${before}${written(date, zero, hidden)}${separator}${written(serial, zero, hidden)} tak`
          )
          expect({ text, found }).toEqual({ text: `${before}[cpr] tak`, found: true })
        }
      )
    )
  })

  it('lets numbers of other lengths stand', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }).filter(length => length !== 10),
        scripts,
        fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
        (length, zero, stream) => {
          const number = written([...stream.take(length)], zero, '')
          expect(maskCpr(`sag ${number}.`)).toEqual({ text: `sag ${number}.`, found: false })
        }
      )
    )
  })

  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('0', '1', '7', '٣', ' ', '-', 'a', '\u200b') }), raw => {
        const { text } = maskCpr(raw)
        expect(maskCpr(text)).toEqual({ text, found: false })
      })
    )
  })

  it.each([
    ['two numbers', '010190-1234 og 0202001235', '[cpr] og [cpr]'],
    ['the date in pairs', 'født 01 01 90 1234', 'født [cpr]'],
    ['the date with dots', '01.01.90-1234', '[cpr]'],
    ['a sentence ends after it', 'Jeg er 010190-1234.', 'Jeg er [cpr].']
  ])('hides %s', (_, raw, masked) => {
    expect(maskCpr(raw).text).toBe(masked)
  })

  it.each([
    ['a phone number', '70201201'],
    ['a phone number in pairs', 'ring 70 20 12 01'],
    ['a phone number with its country', '+45 70 20 12 01, +4570201201'],
    ['two phone numbers', '70 20 12 01 70 20 12 02'],
    ['a long case number', '010190-12345'],
    ['a date and a time', 'd. 12.03.2027 kl. 14:30']
  ])('lets %s stand', (_, raw) => {
    expect(maskCpr(raw)).toEqual({ text: raw, found: false })
  })

  it('stays calm with a hundred thousand characters of any one kind', () => {
    for (const unit of ['1', '\u200b', ' ', '1 ', '1\u200b', '01 ']) {
      expect(maskCpr(unit.repeat(100_000 / unit.length)).text.length).toBeGreaterThan(0)
    }
  })
})
