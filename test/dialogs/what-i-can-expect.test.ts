import { describe, expect, it } from '@jest/globals'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { ask, fact, read } from './asking.ts'

describe('"What can I expect?"', () => {
  it('says what the plan says, from whom and by when', () => {
    const plan = aPlan()
      .withPerson()
      .withEntitlement({ text: 'Svar på din ansøgning.', fromUnit: 'Ydelseskontoret', by: day('2027-03-15') })
      .build()
    const said = ask('what-i-can-expect', { plan })
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe('Det står i din plan: Svar på din ansøgning.')
    expect(fact(said, 'Hvem det kommer fra')).toBe('Ydelseskontoret')
    expect(fact(said, 'Senest')).toBe('mandag 15. marts')
    expect(ask('what-i-can-expect', { plan, language: 'en' }).text).toBe('Your plan says: Svar på din ansøgning.')
  })

  it('says what the plan leaves open, and who can tell', () => {
    const said = ask('what-i-can-expect', { plan: aPlan().withPerson().withEntitlement().build() })
    expect(fact(said, 'Hvem det kommer fra')).toBe('Det siger din plan ikke. Spørg Karen Prøve.')
    expect(fact(said, 'Hvornår')).toBe('Det siger din plan ikke. Spørg Karen Prøve.')
  })

  it('says that a date has passed, for the first and for the others', () => {
    const plan = aPlan()
      .withPerson()
      .withEntitlement({ text: 'Tolk', by: day('2027-02-01') })
      .withEntitlement({ text: 'Mentor', by: day('2027-02-08') })
      .build()
    const said = ask('what-i-can-expect', { plan })
    expect(said.text).toBe(
      'Der står 2 ting i din plan om, hvad du kan forvente. Den første er: Tolk. Datoen var mandag 1. februar. Den er passeret. Ring til Karen Prøve, og spørg.'
    )
    expect(read(said)).toContain('Mentor\nSen: Datoen var mandag 8. februar. Den er passeret.')
  })

  it('says that the plan does not tell', () => {
    const said = ask('what-i-can-expect', { plan: aPlan().build() })
    expect(said.outcome).toBe('unanswerable: not-in-plan')
    expect(said.text).toBe('Jeg kan ikke se i din plan, hvad du kan få hjælp til. Ring til Kommunens kontor, og spørg.')
  })
})
