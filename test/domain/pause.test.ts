import { runningPause } from '../../src/domain/pause.ts'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'

describe('a pause with a purpose', () => {
  const plan = aPlan()
    .withPause({ from: day('2026-03-28'), to: day('2026-03-29') })
    .build()

  it.each([
    ['the minute before its first day', '2026-03-27T23:59+01:00', false],
    ['the first minute of its first day', '2026-03-28T00:00+01:00', true],
    ['the last minute of its last day, when the clocks went forward', '2026-03-29T23:59+02:00', true],
    ['the minute after its last day', '2026-03-30T00:00+02:00', false]
  ])('at %s', (_moment, now, runs) => {
    expect(runningPause(plan, new Date(now)) !== undefined).toBe(runs)
  })

  it('is the one that ends last when two run together', () => {
    const two = aPlan()
      .withPause({ to: day('2027-03-05') })
      .withPause({ to: day('2027-04-01') })
      .build()
    expect(runningPause(two, new Date('2027-03-01T09:00+01:00'))?.to).toBe('2027-04-01')
  })
})
