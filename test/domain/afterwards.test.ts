import { whatComesAfter } from '../../src/domain/afterwards.ts'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'

const now = new Date('2027-03-01T09:00+01:00')

describe('what comes after', () => {
  const plan = aPlan()
    .withStep({ id: 'praktik', starts: day('2027-03-08'), afterwards: 'I holder en samtale.' })
    .withAppointment('2027-03-11T10:00+01:00', undefined, { id: 'jobsamtale', afterwards: 'Du får svar.' })
    .withWait({ id: 'svar', afterwards: 'Du får et brev.' })
    .build()

  it.each([
    ['a step', ['praktik'], 'I holder en samtale.'],
    ['an appointment', ['jobsamtale'], 'Du får svar.'],
    ['a wait', ['svar', 'praktik'], 'Du får et brev.']
  ])('is told of %s that was shown last, the most important first', (_what, shown, afterwards) => {
    expect(whatComesAfter(plan, now, shown)).toMatchObject({ item: { id: shown[0] }, afterwards })
  })

  it('is told of the next step when nothing that was shown is in the plan', () => {
    expect(whatComesAfter(plan, now, [])?.item.id).toBe('praktik')
    expect(whatComesAfter(plan, now, ['gone'])?.item.id).toBe('praktik')
  })

  it('is told of the longest wait when there is no next step', () => {
    const waiting = aPlan()
      .withWait({ id: 'short', since: day('2027-02-20') })
      .withWait({ id: 'long', since: day('2026-12-01') })
      .build()
    expect(whatComesAfter(waiting, now, [])?.item.id).toBe('long')
  })

  it('is left open when nobody has said', () => {
    const silent = aPlan().withStep({ id: 'kursus' }).build()
    expect(whatComesAfter(silent, now, [])).toEqual({ item: silent.steps[0], afterwards: undefined })
    expect(whatComesAfter(aPlan().build(), now, [])).toBeUndefined()
  })
})
