import { goalsInOrder } from '../../src/domain/goals.ts'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'

describe('goals', () => {
  it("have the citizen's own first, whatever the dates, and then stand by due day", () => {
    const plan = aPlan()
      .withGoal({ text: 'office, soon', owner: 'office', due: day('2027-03-02') })
      .withGoal({ text: 'own, undated' })
      .withGoal({ text: 'own, dated', due: day('2027-12-01') })
      .withGoal({ text: 'office, undated', owner: 'office' })
      .build()
    expect(goalsInOrder(plan).map(({ text }) => text)).toEqual(['own, dated', 'own, undated', 'office, soon', 'office, undated'])
  })

  it.each(['draft', 'paused', 'done', 'stopped', 'unknown'] as const)('leave out one that is %s', status => {
    expect(goalsInOrder(aPlan().withGoal({ status }).build())).toEqual([])
  })
})
