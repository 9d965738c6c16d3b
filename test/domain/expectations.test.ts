import fc from 'fast-check'
import { expectedOfMe, isOverdue } from '../../src/domain/expectations.ts'
import { compareWhen, day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { anyPlan, turnedRound } from '../support/any-plan.ts'

const now = new Date('2027-03-01T09:00+01:00')

describe('what is expected of me', () => {
  it('is what the law or an agreement asks, by due date, undated last', () => {
    const plan = aPlan()
      .withExpectation({ text: 'undated', force: 'legal' })
      .withExpectation({ text: 'later', due: day('2027-03-20') })
      .withExpectation({ text: 'sooner', force: 'legal', due: new Date('2027-03-05T12:00+01:00') })
      .build()
    expect(expectedOfMe(plan, now).expectations.map(({ text }) => text)).toEqual(['sooner', 'later', 'undated'])
  })

  it('keeps what is overdue, first, and marks it', () => {
    const plan = aPlan()
      .withExpectation({ text: 'ahead', due: day('2027-03-05') })
      .withExpectation({ text: 'behind', due: day('2027-02-26') })
      .build()
    const [first, second] = expectedOfMe(plan, now).expectations
    expect(first).toMatchObject({ text: 'behind' })
    expect([first, second].map(expectation => expectation && isOverdue(expectation, now))).toEqual([true, false])
  })

  it('is not what is done', () => {
    const done = aPlan()
      .withExpectation({ done: true, due: day('2027-02-26') })
      .build()
    expect(expectedOfMe(done, now).expectations).toEqual([])
    expect(done.expectations.map(expectation => isOverdue(expectation, now))).toEqual([false])
  })

  it('is not overdue on the day it is due, nor without a date', () => {
    const [today, undated] = aPlan()
      .withExpectation({ due: day('2027-03-01') })
      .withExpectation()
      .build().expectations
    expect([today, undated].map(expectation => expectation && isOverdue(expectation, now))).toEqual([false, false])
  })

  it('holds coming appointments whose attendance is a duty, and no others', () => {
    const plan = aPlan()
      .withAppointment('2027-03-11T10:00+01:00', undefined, { title: 'duty', duty: {} })
      .withAppointment('2027-03-10T10:00+01:00', undefined, { title: 'free' })
      .withAppointment('2027-02-10T10:00+01:00', undefined, { title: 'over', duty: {} })
      .withAppointment('2027-03-09T10:00+01:00', undefined, { title: 'not for me', duty: {}, citizenInvited: false })
      .build()
    expect(expectedOfMe(plan, now).appointments.map(({ title }) => title)).toEqual(['duty'])
  })

  it('holds agreed steps that are open, overdue ones too', () => {
    const plan = aPlan()
      .withStep({ title: 'ahead', starts: day('2027-03-08') })
      .withStep({ title: 'overdue', starts: day('2027-02-08') })
      .withStep({ title: 'under way', status: 'ongoing' })
      .withStep({ title: 'idea', agreed: false, starts: day('2027-03-02') })
      .withStep({ title: 'paused', status: 'paused' })
      .build()
    expect(expectedOfMe(plan, now).steps.map(({ title }) => title)).toEqual(['overdue', 'ahead', 'under way'])
  })
})

describe('in every plan', () => {
  it('a wish, something done or a step nobody agreed to is never expected', () => {
    fc.assert(
      fc.property(anyPlan, ({ plan, now }) => {
        const { expectations, appointments, steps } = expectedOfMe(plan, now)
        expect(expectations.every(({ force, done }) => force !== 'wish' && !done)).toBe(true)
        expect(steps.every(({ agreed }) => agreed)).toBe(true)
        expect(appointments.every(({ duty }) => duty !== undefined)).toBe(true)
      })
    )
  })

  it('no legal or agreed expectation that is not done is left out', () => {
    fc.assert(
      fc.property(anyPlan, ({ plan, now }) => {
        const open = plan.expectations.filter(({ force, done }) => force !== 'wish' && !done)
        expect(expectedOfMe(plan, now).expectations).toHaveLength(open.length)
      })
    )
  })

  it('due dates come in order and the order of the records makes no difference', () => {
    fc.assert(
      fc.property(anyPlan, ({ plan, now }) => {
        const expected = expectedOfMe(plan, now)
        expect(expectedOfMe(turnedRound(plan), now)).toEqual(expected)
        const dates = expected.expectations.flatMap(({ due }) => (due ? [due] : []))
        expect(dates.toSorted(compareWhen)).toEqual(dates)
      })
    )
  })
})
