import { describe, expect, it } from '@jest/globals'
import { aPlan } from '../support/a-plan.ts'
import { ask, fact } from './asking.ts'

const goal = aPlan().withGoal({ text: 'Jeg vil arbejde med dyr.' }).build().goals[0]

describe('"Why must I do this?"', () => {
  it('gives the reason and the goal it serves', () => {
    const plan = aPlan().withStep({ why: 'Så du prøver et job.', goal }).build()
    const said = ask('why', { plan })
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe('Det handler om: Kursus. Din plan siger hvorfor: Så du prøver et job.')
    expect(fact(said, 'Dit eget mål')).toBe('Jeg vil arbejde med dyr.')
    expect(said.from.map(({ id }) => id)).toEqual([plan.steps[0]?.id, goal?.id])
    expect(ask('why', { plan, language: 'en' }).text).toBe('It is about: Kursus. Your plan says why: Så du prøver et job.')
  })

  it('gives the goal when no other reason is written', () => {
    const said = ask('why', { plan: aPlan().withStep({ goal }).build() })
    expect(said.text).toBe('Det handler om: Kursus. Det skal hjælpe dig hen mod det her mål: Jeg vil arbejde med dyr.')
  })

  it('follows what was just shown, also a meeting or something expected', () => {
    const plan = aPlan()
      .withStep()
      .withExpectation({ text: 'Send dit cv.', why: 'Så mentor kan hjælpe' })
      .withAppointment('2027-03-04T10:00+01:00', 'Rådhuset', { purpose: 'Vi ser på din plan' })
      .build()
    const expectation = ask('why', { plan, shownItems: [String(plan.expectations[0]?.id)] })
    expect(expectation.text).toBe('Det handler om: Send dit cv. Din plan siger hvorfor: Så mentor kan hjælpe.')
    expect(ask('why', { plan, shownItems: [String(plan.appointments[0]?.id)] }).text).toContain('Vi ser på din plan')
  })

  it('says that nobody has written why, and who can tell', () => {
    const said = ask('why', { plan: aPlan().withPerson().withStep().build() })
    expect(said.outcome).toBe('unanswerable: not-in-plan')
    expect(said.text).toBe('Det handler om: Kursus. Din plan siger ikke hvorfor. Ring til Karen Prøve, og spørg.')
  })

  it('says that nothing stands in the plan to give a reason for', () => {
    const said = ask('why', { plan: aPlan().build() })
    expect(said.outcome).toBe('unanswerable: nothing-planned')
    expect(said.text).toContain('Jeg kan ikke se noget i din plan, du skal lige nu.')
  })
})
