import fc from 'fast-check'
import { addDays, compareWhen, datedFirst, day, dayOf, daysBetween, isPast, type When } from '../../src/domain/time.ts'

const anyMoment = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
const anyDay = anyMoment.map(moment => day(moment.toISOString().slice(0, 10)))
const anyWhen: fc.Arbitrary<When> = fc.oneof(anyMoment, anyDay)

describe('a day', () => {
  it.each(['2027-02-29', '2027-13-01', '2027-2-1', '20270201', '', '2027-02-01T00:00'])('is not %j', text => {
    expect(() => day(text)).toThrow(RangeError)
  })

  it('is the one it is in Denmark at a moment', () => {
    expect(dayOf(new Date('2027-03-01T23:30Z'))).toBe('2027-03-02')
    expect(dayOf(new Date('2026-03-28T22:59Z'))).toBe('2026-03-28')
    expect(dayOf(new Date('2026-03-29T21:59Z'))).toBe('2026-03-29')
    expect(dayOf(new Date('2026-03-29T22:00Z'))).toBe('2026-03-30')
    expect(dayOf(new Date('2026-10-25T22:59Z'))).toBe('2026-10-25')
    expect(dayOf(new Date('2026-10-25T23:00Z'))).toBe('2026-10-26')
  })

  it('is the calendar’s day for every moment, however often it is asked', () => {
    const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' })
    const moments = fc.date({ min: new Date('1990-01-01Z'), max: new Date('2100-01-01Z'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, fc.nat(7_200_000), (moment, later) => {
        for (const each of [moment, new Date(moment.getTime() + later)]) expect(dayOf(each)).toBe(calendar.format(each))
      })
    )
  })

  it('plus some days is that many days away, over clock changes and leap days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days)
      })
    )
  })

  it('is past when the next one has begun in Denmark', () => {
    const theDay = day('2026-10-25')
    expect(isPast(theDay, new Date('2026-10-25T23:59+01:00'))).toBe(false)
    expect(isPast(theDay, new Date('2026-10-26T00:00+01:00'))).toBe(true)
  })
})

describe('moments and days together', () => {
  it('are in one order', () => {
    fc.assert(
      fc.property(anyWhen, anyWhen, anyWhen, (a, b, c) => {
        expect(Math.sign(compareWhen(a, b))).toBe(0 - Math.sign(compareWhen(b, a)))
        if (compareWhen(a, b) <= 0 && compareWhen(b, c) <= 0) expect(compareWhen(a, c)).toBeLessThanOrEqual(0)
      })
    )
  })

  it('have a whole day before the moments in it and after those of the day before', () => {
    expect(compareWhen(day('2026-03-29'), new Date('2026-03-29T00:00+01:00'))).toBeLessThan(0)
    expect(compareWhen(day('2026-03-29'), new Date('2026-03-28T23:59+01:00'))).toBeGreaterThan(0)
  })

  it('stand before what has no date', () => {
    expect(datedFirst(day('2099-01-01'), undefined)).toBeLessThan(0)
    expect(datedFirst(undefined, new Date())).toBeGreaterThan(0)
    expect(datedFirst(undefined, undefined)).toBe(0)
  })
})
