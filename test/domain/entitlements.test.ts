import fc from 'fast-check'
import { whatICanExpect } from '../../src/domain/entitlements.ts'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { anyPlan, turnedRound } from '../support/any-plan.ts'

const now = new Date('2027-03-01T09:00+01:00')

describe('what I can expect', () => {
  it('comes by the date it is promised for, undated last', () => {
    const plan = aPlan()
      .withEntitlement({ text: 'some day' })
      .withEntitlement({ text: 'an answer', by: day('2027-03-20') })
      .withEntitlement({ text: 'a mentor', by: new Date('2027-03-05T12:00+01:00') })
      .build()
    expect(whatICanExpect(plan, now).map(({ text }) => text)).toEqual(['a mentor', 'an answer', 'some day'])
  })

  it('holds what is late', () => {
    expect(
      whatICanExpect(
        aPlan()
          .withEntitlement({ by: day('2027-02-01') })
          .build(),
        now
      )
    ).toHaveLength(1)
  })

  it('is all of it, in one order however the records stand', () => {
    fc.assert(
      fc.property(anyPlan, ({ plan, now }) => {
        expect(whatICanExpect(plan, now)).toHaveLength(plan.entitlements.length)
        expect(whatICanExpect(turnedRound(plan), now)).toEqual(whatICanExpect(plan, now))
      })
    )
  })
})
