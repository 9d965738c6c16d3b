import { progress } from '../../src/domain/progress.ts'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'

describe('progress', () => {
  const plan = aPlan()
    .withStep({ title: 'done long ago', status: 'done', doneOn: day('2026-05-01') })
    .withStep({ title: 'done, nobody wrote when', status: 'done' })
    .withStep({ title: 'done lately', status: 'done', doneOn: day('2027-02-01') })
    .withStep({ title: 'second under way', status: 'ongoing', order: 9 })
    .withStep({ title: 'first under way', status: 'ongoing', order: 8 })
    .withStep({ status: 'planned' })
    .withStep({ status: 'planned' })
    .withStep({ status: 'interested' })
    .withStep({ status: 'paused' })
    .withStep({ status: 'stopped' })
    .build()

  it('shows what is done, the newest first, and keeps what has no day', () => {
    expect(progress(plan).done.map(({ title }) => title)).toEqual(['done lately', 'done long ago', 'done, nobody wrote when'])
  })

  it('shows what is under way in the order of the plan', () => {
    expect(progress(plan).ongoing.map(({ title }) => title)).toEqual(['first under way', 'second under way'])
  })

  it('counts as ahead only what is planned', () => {
    expect(progress(plan).ahead).toBe(2)
  })

  it('holds facts only: no share of a whole and no grade', () => {
    expect(Object.keys(progress(plan)).sort()).toEqual(['ahead', 'done', 'ongoing'])
  })
})
