import { describe, expect, it } from '@jest/globals'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { ask, fact, offered, read } from './asking.ts'

describe('"What is the plan?"', () => {
  it('puts the own goal first in own words, then what it is about and what comes next', () => {
    const plan = aPlan()
      .withGoal({ owner: 'office', text: 'Afklaring af arbejdsevne' })
      .withGoal({ text: 'Jeg vil arbejde med dyr.' })
      .withStep({ title: 'Praktik', starts: day('2027-03-08') })
      .withStep({ title: 'Ring til lægen', starts: day('2027-02-20') })
      .withAppointment('2027-03-04T10:00+01:00', 'Sygehuset', { title: 'Undersøgelse', area: 'health' })
      .withRecord({ title: 'Min Plan' })
      .with({ missingSources: [{ system: 'Nexus', area: 'social' }] })
      .build()
    const said = ask('plan', { plan })
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe('Dit mål er: »Jeg vil arbejde med dyr.« Planen handler om job og helbred.')
    expect(fact(said, 'Næste')).toBe('Undersøgelse')
    expect(fact(said, 'Hvornår')).toBe('torsdag 4. marts kl. 10:00')
    expect(read(said)).toContain(
      'Mål\nDit eget mål: Jeg vil arbejde med dyr.\nPlanens mål: Afklaring af arbejdsevne\n\nSkridt\nRing til lægen: Var planlagt til lørdag 20. februar\nPraktik: mandag 8. marts'
    )
    expect(read(said)).toContain('Planer: Min Plan\nDet mangler: Jeg kan ikke se planen fra Nexus lige nu.')
    expect(said.from[0]?.id).toBe(plan.appointments[0]?.id)
    expect(offered(said)).toEqual(['next-step', 'expected-of-me', 'what-i-can-expect'])
    expect(ask('plan', { plan, language: 'en' }).text).toBe(
      'Your goal is: “Jeg vil arbejde med dyr.” The plan is about job and health.'
    )
  })

  it('says that an own goal, or any goal, is not there yet', () => {
    const office = aPlan().withGoal({ owner: 'office', text: 'Et job' }).build()
    expect(ask('plan', { plan: office }).text).toContain('Planens mål er: »Et job.« Dit eget mål står der ikke endnu.')
    expect(ask('plan', { plan: aPlan().withPerson().withStep().build() }).text).toContain(
      'Der står ikke noget mål i din plan endnu. Spørg Karen Prøve.'
    )
  })

  it('shows eight steps of a long plan and counts the rest', () => {
    const builder = aPlan().withPause()
    for (let n = 0; n < 12; n++) builder.withStep()
    const steps = ask('plan', { plan: builder.build() }).more.find(({ heading }) => heading === 'Skridt')
    expect(steps?.facts).toHaveLength(10)
    expect(steps?.facts[0]?.label).toBe('Pause')
    expect(steps?.facts.at(-1)).toEqual({ label: 'Flere skridt', value: { kind: 'text', text: 'og 4 mere' } })
  })

  it('says that it cannot see anything, and what it could not read', () => {
    const said = ask('plan', {
      plan: aPlan()
        .with({ missingSources: [{ system: 'Nexus', area: 'health' }] })
        .build()
    })
    expect(said.outcome).toBe('unanswerable: not-in-plan')
    expect(said.text).toBe('Jeg kan ikke se noget i din plan endnu. Ring til Kommunens kontor, og spørg.')
    expect(fact(said, 'Det mangler')).toBe('Jeg kan ikke se planen fra Nexus lige nu.')
  })
})
