import { describe, expect, it } from '@jest/globals'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { ask, fact, read } from './asking.ts'

describe('"Who helps me?"', () => {
  it('names one first, with phone and hours, and the others in more', () => {
    const plan = aPlan()
      .withPerson({ hours: 'hverdage 9–10' })
      .withPerson({ name: 'Mads Prøve', role: 'mentor', title: 'mentor', phone: '+4522334455' })
      .build()
    const said = ask('people', { plan })
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe('Karen Prøve har styr på hele din sag. Du kan gå til Karen Prøve med alt.')
    expect(fact(said, 'Din koordinerende sagsbehandler')).toBe('Karen Prøve, socialrådgiver, 11 22 33 44, hverdage 9–10')
    expect(read(said)).toContain('Andre, der hjælper dig\nMentor: Mads Prøve, 22 33 44 55')
    expect(ask('people', { plan, language: 'en' }).text).toBe(
      'Karen Prøve keeps your whole case together. You can go to Karen Prøve with everything.'
    )
  })

  it('gives the office where the caseworker has no phone', () => {
    const said = ask('people', { plan: aPlan().withPerson({ role: 'caseworker', phone: undefined }).build() })
    expect(said.text).toBe(
      'Din sagsbehandler er Karen Prøve. Jeg kan ikke se et nummer til Karen Prøve. Ring til Kommunens kontor.'
    )
    expect(fact(said, 'Ring til')).toBe('Kommunens kontor, 70 10 20 30')
  })

  it('tells a change before it happens, and what stays the same', () => {
    const plan = aPlan()
      .withPerson()
      .withPerson({ name: 'Nina Prøve', phone: '+4599887766' })
      .withChange({
        on: day('2027-03-20'),
        staysTheSame: 'Dine aftaler gælder',
        knownByNew: 'Hele din plan',
        contactUntil: 'Karen svarer til og med den 19. marts'
      })
      .build()
    const said = ask('people', { plan })
    expect(said.text).toContain('Karen Prøve har styr på hele din sag.')
    expect(said.text).toContain('Fra lørdag 20. marts er det Nina Prøve.')
    expect(fact(said, 'Det er som før')).toBe('Dine aftaler gælder')
    expect(read(said)).toContain('Hvem du kan spørge indtil da: Karen svarer til og med den 19. marts')
    expect(said.from).toEqual(plan.changes)
  })

  it('says when nobody knows yet who comes, and that a change has been', () => {
    const unknown = aPlan()
      .withPerson()
      .withChange({ on: day('2027-03-20'), to: undefined })
      .build()
    expect(ask('people', { plan: unknown }).text).toContain('Fra lørdag 20. marts får du en ny. Jeg kan ikke se hvem.')

    const past = aPlan()
      .withPerson()
      .withPerson({ name: 'Nina Prøve' })
      .withChange({ on: day('2027-02-26') })
      .build()
    expect(ask('people', { plan: past }).text).toBe(
      'Nina Prøve har styr på hele din sag. Du kan gå til Nina Prøve med alt. Du har fået en ny. Før var det Karen Prøve.'
    )
  })

  it('tells who comes, also when nobody is there today', () => {
    const left = { name: 'Karen Prøve', period: { to: day('2027-02-20') } }
    const plan = aPlan()
      .withPerson(left)
      .withPerson({ name: 'Nina Prøve' })
      .withChange({ on: day('2027-03-20') })
      .build()
    const said = ask('people', { plan })
    expect(said.outcome).toBe('unanswerable: nobody-known')
    expect(said.text).toMatch(/Fra lørdag 20\. marts er det Nina Prøve\.$/)
  })

  it('says that no caseworker is known, and whom to call', () => {
    const said = ask('people', { plan: aPlan().withPerson({ role: 'mentor', name: 'Mads Prøve' }).build() })
    expect(said.outcome).toBe('unanswerable: nobody-known')
    expect(said.text).toBe('Jeg kan ikke se en sagsbehandler i din plan. Ring til Kommunens kontor, og spørg, hvem du har.')
    expect(read(said)).toContain('Mads Prøve')
  })
})
