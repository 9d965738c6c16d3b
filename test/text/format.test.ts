import fc from 'fast-check'
import { day } from '../../src/domain/time.ts'
import { machineTime, wordDay, wordDayTime, wordList, wordPhone, wordTime } from '../../src/text/format.ts'

const LANGUAGES = ['da', 'en', 'ar', 'fa', 'th', 'ps', 'ur', 'ti', 'so', 'ckb', 'uk']
const now = new Date('2027-03-01T09:00+01:00')
const digitsOf = (text: string) => text.match(/\p{Nd}+/gu) ?? []

describe('a date in any language', () => {
  it.each(LANGUAGES)('is Gregorian with Latin digits in %s', language => {
    expect(
      digitsOf(wordDay(day('2028-12-24'), language, now))
        .map(Number)
        .sort()
    ).toEqual([2028, 24])
    expect(digitsOf(wordDayTime(new Date('2027-03-11T10:05+01:00'), language, now))).toEqual(
      expect.arrayContaining(['11', '10', '05'])
    )
  })

  it.each(LANGUAGES)('has Danish time on a 24-hour clock in %s, summer and winter', language => {
    expect(wordTime(new Date('2027-01-11T13:30Z'), language)).toBe('14:30')
    expect(wordTime(new Date('2027-07-11T13:30Z'), language)).toBe('15:30')
    expect(wordTime(new Date('2027-01-11T23:05Z'), language)).toBe('00:05')
  })

  it.each(LANGUAGES)('of a whole day never gets a time in %s', language => {
    const theDay = day('2027-03-11')
    expect(wordDayTime(theDay, language, now)).toBe(wordDay(theDay, language, now))
    expect(digitsOf(wordDayTime(theDay, language, now))).toEqual(['11'])
  })
})

describe('a date in Danish', () => {
  it('has weekday, day and month, and the year when it is another', () => {
    expect(wordDay(day('2027-03-11'), 'da', now)).toBe('torsdag 11. marts')
    expect(wordDay(day('2028-01-03'), 'da', now)).toMatch(/^mandag (den )?3\. januar 2028$/)
  })

  it('says today, tomorrow and yesterday beside the date', () => {
    expect(wordDay(day('2027-03-01'), 'da', now)).toMatch(/^i dag, mandag .*1\. marts$/)
    expect(wordDay(day('2027-03-02'), 'da', now)).toMatch(/^i morgen, tirsdag .*2\. marts$/)
    expect(wordDay(day('2027-02-28'), 'da', now)).toMatch(/^i går, søndag .*28\. februar$/)
    expect(wordDay(day('2027-03-03'), 'da', now)).toMatch(/^onsdag/)
  })

  it('is the Danish day of a moment just after midnight', () => {
    expect(wordDayTime(new Date('2027-03-10T23:30Z'), 'da', now)).toMatch(/^torsdag .*11\. marts kl\. 00:30$/)
  })

  it.each([
    ['2026-03-29T00:59Z', '01:59'],
    ['2026-03-29T01:00Z', '03:00'],
    ['2026-10-25T00:59Z', '02:59'],
    ['2026-10-25T01:00Z', '02:00']
  ])('follows the clock over the nights it changes: %s is %s', (moment, time) => {
    expect(wordTime(new Date(moment), 'da')).toBe(time)
  })

  it('of a whole day is that day, in every language and whatever the machine', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.constantFrom(...LANGUAGES),
        (date, language) => {
          const text = date.toISOString().slice(0, 10)
          expect(digitsOf(wordDay(day(text), language, now)).map(Number)).toContain(Number(text.slice(8)))
        }
      )
    )
  })
})

describe('other values', () => {
  it('Danish phone numbers stand in pairs, others as they are', () => {
    expect(wordPhone('+4511223344')).toBe('11 22 33 44')
    expect(wordPhone('11223344')).toBe('11 22 33 44')
    expect(wordPhone('112')).toBe('112')
    expect(wordPhone('+4912345678')).toBe('+4912345678')
  })

  it('lists read as people say them', () => {
    expect(wordList(['cv', 'pas', 'tøj'], 'da')).toBe('cv, pas og tøj')
    expect(wordList(['cv'], 'en')).toBe('cv')
  })

  it('machines read a moment as a moment and a day as a day', () => {
    expect(machineTime(new Date('2027-03-11T10:00+01:00'))).toBe('2027-03-11T09:00:00.000Z')
    expect(machineTime(day('2027-03-11'))).toBe('2027-03-11')
  })
})
