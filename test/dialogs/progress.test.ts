import { describe, expect, it } from '@jest/globals'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { ask, fact, read } from './asking.ts'

describe('"What have I done so far?"', () => {
  it('counts what is done, under way and planned, without a grade', () => {
    const plan = aPlan()
      .withStep({ title: 'Cv-kursus', status: 'done', doneOn: day('2027-02-01') })
      .withStep({ title: 'Gåhold', status: 'ongoing' })
      .withStep({ title: 'Praktik' })
      .withStep({ title: 'Job' })
      .build()
    const said = ask('progress', { plan })
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe('Du er færdig med 1 ting. Du er i gang med 1 ting.')
    expect(fact(said, 'Sidst færdig')).toBe('Cv-kursus')
    expect(fact(said, 'I gang nu')).toBe('Gåhold')
    expect(fact(said, 'Kommer senere')).toBe('2 skridt')
    expect(read(said)).toContain('Det er du færdig med\nCv-kursus: mandag 1. februar')
    expect(read(said)).not.toMatch(/%|flot|godt gået/i)
    expect(ask('progress', { plan, language: 'en' }).text).toBe('You have finished 1 thing. You are in the middle of 1 thing.')
  })

  it('says when nothing is finished yet', () => {
    const said = ask('progress', { plan: aPlan().withStep().build() })
    expect(said.text).toBe('Din plan viser ikke noget, du er færdig med endnu.')
    expect(said.from).toHaveLength(1)
  })

  it('shows eight of a long row and counts the rest', () => {
    const builder = aPlan()
    for (let n = 0; n < 10; n++) builder.withStep({ status: 'done' })
    for (let n = 0; n < 5; n++) builder.withStep({ status: 'ongoing' })
    const said = ask('progress', { plan: builder.build() })
    expect(said.text).toBe('Du er færdig med 10 ting. Du er i gang med 5 ting.')
    expect(said.more[0]?.facts).toHaveLength(8)
    expect(said.more[1]?.heading).toBe('og 2 mere')
    expect(fact(said, 'I gang nu')).toBe('Kursus, Kursus, Kursus, og 2 mere')
  })

  it('says that the plan holds no steps', () => {
    const said = ask('progress', { plan: aPlan().withPerson().build() })
    expect(said.outcome).toBe('unanswerable: not-in-plan')
    expect(said.text).toBe('Jeg kan ikke se nogen skridt i din plan. Ring til Karen Prøve, og spørg, hvor langt I er.')
  })
})
