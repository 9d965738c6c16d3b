import { describe, expect, it } from '@jest/globals'
import { aPlan } from '../support/a-plan.ts'
import { ask, fact } from './asking.ts'

describe('"What happens afterwards?"', () => {
  it('says it in the words of the office, for what was just shown', () => {
    const plan = aPlan()
      .withStep({ title: 'Praktik', afterwards: 'I taler om et job.' })
      .withWait({ afterwards: 'Du får en plan' })
      .withAppointment('2027-03-04T10:00+01:00')
      .build()
    const step = ask('what-comes-after', { plan, shownItems: [String(plan.steps[0]?.id)] })
    expect(step.outcome).toBe('answered')
    expect(step.text).toBe('Efter »Praktik«: I taler om et job.')
    expect(fact(step, 'Næste aftale')).toBe('torsdag 4. marts kl. 10:00')

    const wait = ask('what-comes-after', { plan, shownItems: [String(plan.waiting[0]?.id)], language: 'en' })
    expect(wait.text).toBe('When the wait is over: Du får en plan.')
    expect(fact(wait, 'You are waiting for', 'en')).toBe('Svar på din ansøgning')
  })

  it('says that the plan does not tell what follows', () => {
    const step = ask('what-comes-after', { plan: aPlan().withPerson().withStep().build() })
    expect(step.outcome).toBe('unanswerable: not-in-plan')
    expect(step.text).toBe('Din plan siger ikke, hvad der sker efter »Kursus«. Ring til Karen Prøve, og spørg.')

    const wait = ask('what-comes-after', { plan: aPlan().withWait().build() })
    expect(wait.text).toBe('Din plan siger ikke, hvad der sker, når du ikke venter mere. Ring til Kommunens kontor, og spørg.')
  })

  it('says that there is nothing to come after', () => {
    const said = ask('what-comes-after', { plan: aPlan().build() })
    expect(said.outcome).toBe('unanswerable: nothing-planned')
    expect(said.text).toBe('Jeg kan ikke se, hvad der skal ske i din plan. Ring til Kommunens kontor, og spørg.')
  })
})
