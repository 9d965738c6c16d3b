import { day } from '../../src/domain/time.ts'
import { whyOf } from '../../src/domain/why.ts'
import { aPlan } from '../support/a-plan.ts'

const now = new Date('2027-03-01T09:00+01:00')

describe('why', () => {
  const [goal] = aPlan().withGoal({ text: 'Et job med dyr' }).build().goals
  const plan = aPlan()
    .withStep({ id: 'praktik', starts: day('2027-03-08'), why: 'Du prøver faget.', goal })
    .withExpectation({ id: 'cv', why: 'Stedet vil kende dig.' })
    .withAppointment('2027-03-11T10:00+01:00', undefined, { id: 'jobsamtale', purpose: 'I ser på din plan.' })
    .build()

  it('of a step is its reason and its goal', () => {
    expect(whyOf(plan, now, ['praktik'])).toMatchObject({ why: 'Du prøver faget.', goal: { text: 'Et job med dyr' } })
  })

  it('of an expectation is its reason', () => {
    expect(whyOf(plan, now, ['cv'])).toEqual({ item: plan.expectations[0], why: 'Stedet vil kende dig.' })
  })

  it('of an appointment is its purpose', () => {
    expect(whyOf(plan, now, ['jobsamtale', 'praktik'])).toEqual({ item: plan.appointments[0], why: 'I ser på din plan.' })
  })

  it('is of the next step when nothing was shown', () => {
    expect(whyOf(plan, now, [])?.item.id).toBe('praktik')
  })

  it('is of the first thing expected when there is no next step', () => {
    const duties = aPlan()
      .withExpectation({ id: 'later', due: day('2027-04-01') })
      .withExpectation({ id: 'sooner', due: day('2027-03-05') })
    expect(whyOf(duties.build(), now, [])?.item.id).toBe('sooner')
  })

  it('is left open when nobody has said, and is not asked of an empty plan', () => {
    const silent = aPlan().withStep().build()
    expect(whyOf(silent, now, [])).toEqual({ item: silent.steps[0], why: undefined, goal: undefined })
    expect(whyOf(aPlan().build(), now, [])).toBeUndefined()
  })
})
