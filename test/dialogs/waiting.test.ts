import { describe, expect, it } from '@jest/globals'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { ask, fact, read } from './asking.ts'

describe('"What am I waiting for, and how long?"', () => {
  const waitingFor = (end: Parameters<ReturnType<typeof aPlan>['withWait']>[0] = {}) =>
    aPlan()
      .withPerson()
      .withWait({ waitingFor: 'Tid hos speciallægen', ...end })
      .build()

  it('says when it ends, when the plan says so', () => {
    const plan = waitingFor({ end: { known: day('2027-03-20') }, afterwards: 'I holder et møde', meanwhile: 'Gå på gåholdet' })
    const said = ask('waiting', { plan })
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe('Du venter på: Tid hos speciallægen. Din plan siger, at det slutter lørdag 20. marts.')
    expect(fact(said, 'Siden')).toBe('mandag 4. januar')
    expect(fact(said, 'Bagefter')).toBe('I holder et møde')
    expect(fact(said, 'Imens')).toBe('Gå på gåholdet')
    expect(ask('waiting', { plan, language: 'en' }).text).toBe(
      'You are waiting for: Tid hos speciallægen. Your plan says that it ends Saturday 20 March.'
    )
  })

  it('says when there will be news', () => {
    const said = ask('waiting', { plan: waitingFor({ end: { newsBy: day('2027-03-12') } }) })
    expect(said.text).toContain('Din plan siger, at du hører nyt senest fredag 12. marts.')
  })

  it('says honestly that nobody has said when', () => {
    const said = ask('waiting', { plan: waitingFor({ lastNews: { on: day('2027-02-02'), text: 'Der er kø' } }) })
    expect(said.text).toBe(
      'Du venter på: Tid hos speciallægen. Ingen har sagt, hvornår det slutter. Ring til Karen Prøve, og spørg.'
    )
    expect(fact(said, 'Sidste nyt tirsdag 2. februar')).toBe('Der er kø')
  })

  it('says that the date has passed, and claims nothing about who was told', () => {
    const said = ask('waiting', { plan: waitingFor({ end: { known: day('2027-02-20') } }) })
    expect(said.text).toContain('Datoen var lørdag 20. februar. Den er passeret. Ring til Karen Prøve, og spørg.')
    expect(read(said)).not.toMatch(/fået besked|har sagt det til/)
  })

  it('names the one who holds the wait, when they have a phone', () => {
    const holder = { id: 'h', name: 'Hans Prøve', role: 'other' as const, phone: '+4555667788', languages: [], period: {} }
    const said = ask('waiting', { plan: waitingFor({ holder }) })
    expect(said.text).toContain('Ring til Hans Prøve')
    expect(fact(said, 'Hvem der har sagen')).toBe('Hans Prøve, 55 66 77 88')
    expect(fact(said, 'Ring til')).toBeUndefined()

    const unit = ask('waiting', { plan: waitingFor({ holderUnit: 'Sygehuset' }) })
    expect(fact(unit, 'Hvem der har sagen')).toBe('Sygehuset')
    expect(unit.text).toContain('Ring til Karen Prøve')
  })

  it('tells every wait, the longest first', () => {
    const plan = aPlan()
      .withWait({ waitingFor: 'Svar' })
      .withWait({ waitingFor: 'Bolig', since: day('2026-11-02') })
      .build()
    const said = ask('waiting', { plan })
    expect(said.text).toContain('Bolig')
    expect(read(said)).toContain('Svar\nHvor længe: Ingen har sagt, hvornår det slutter.')
    expect(said.from).toHaveLength(2)
  })

  it('says that nothing is waited for', () => {
    const said = ask('waiting', { plan: aPlan().withPerson().withWait({ over: true }).build() })
    expect(said.outcome).toBe('unanswerable: nothing-to-wait-for')
    expect(said.text).toBe('Jeg kan ikke se i din plan, at du venter på noget. Er du i tvivl, så ring til Karen Prøve.')
  })
})
