import { day } from '../../src/domain/time.ts'
import { waits } from '../../src/domain/waiting.ts'
import { aPlan } from '../support/a-plan.ts'

const now = new Date('2027-03-01T09:00+01:00')
const stateOf = (end: Parameters<ReturnType<typeof aPlan>['withWait']>[0]) => waits(aPlan().withWait(end).build(), now)[0]?.state

describe('what I wait for', () => {
  it('tells a known end, a day for news and an end nobody knows apart', () => {
    expect(stateOf({ end: { known: day('2027-03-15') } })).toBe('known')
    expect(stateOf({ end: { newsBy: day('2027-03-15') } })).toBe('news-by')
    expect(stateOf({ end: { unknown: true } })).toBe('unknown')
  })

  it('is overdue when the end or the day for news lies behind, not on the day itself', () => {
    expect(stateOf({ end: { known: day('2027-02-28') } })).toBe('overdue')
    expect(stateOf({ end: { newsBy: day('2027-02-28') } })).toBe('overdue')
    expect(stateOf({ end: { newsBy: day('2027-03-01') } })).toBe('news-by')
    expect(stateOf({ end: { known: new Date('2027-03-01T08:59+01:00') } })).toBe('overdue')
  })

  it('never becomes overdue when nobody has named a date', () => {
    expect(stateOf({ since: day('2020-01-01'), end: { unknown: true } })).toBe('unknown')
  })

  it('leaves out what is over and what has not begun', () => {
    const plan = aPlan()
      .withWait({ over: true })
      .withWait({ since: day('2027-03-02') })
      .build()
    expect(waits(plan, now)).toEqual([])
  })

  it('puts the longest wait first and counts its days', () => {
    const plan = aPlan()
      .withWait({ waitingFor: 'svar', since: day('2027-02-26') })
      .withWait({ waitingFor: 'et tilbud', since: day('2026-12-01') })
      .withWait({ waitingFor: 'en tid', since: day('2027-03-01') })
      .build()
    expect(waits(plan, now).map(({ period, days }) => [period.waitingFor, days])).toEqual([
      ['et tilbud', 90],
      ['svar', 3],
      ['en tid', 0]
    ])
  })

  it.each([
    ['2026-03-28', '2026-03-29T12:00+02:00'],
    ['2026-03-29', '2026-03-30T00:30+02:00'],
    ['2026-10-24', '2026-10-25T23:30+01:00'],
    ['2026-10-25', '2026-10-26T00:00+01:00']
  ])('counts one day from %s to %s though the clocks change', (since, moment) => {
    const plan = aPlan()
      .withWait({ since: day(since) })
      .build()
    expect(waits(plan, new Date(moment))[0]?.days).toBe(1)
  })
})
