import { describe, expect, it } from '@jest/globals'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { ask, fact, read } from './asking.ts'

describe('"What is expected of me?"', () => {
  it('says the first thing and by when, and where it comes from', () => {
    const plan = aPlan()
      .withPerson()
      .withExpectation({ text: 'Send dit cv til mentor.', due: day('2027-03-10'), howToReport: 'Skriv til din mentor' })
      .withExpectation({ text: 'Vær tilmeldt Jobnet', force: 'legal', due: day('2027-03-05'), ifICannot: 'Ring til kontoret' })
      .build()
    const said = ask('expected-of-me', { plan })
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe(
      'Det første, du skal, er: Vær tilmeldt Jobnet. Det skal ske senest fredag 5. marts. Der er 1 ting mere.'
    )
    expect(fact(said, 'Hvor det kommer fra')).toBe('Det står i loven.')
    expect(fact(said, 'Hvis du ikke kan')).toBe('Ring til kontoret')
    expect(read({ ...said, text: '', facts: [] })).toContain(
      'Send dit cv til mentor\nHvor det kommer fra: Det er aftalt med dig.\nSenest: onsdag 10. marts\nSådan giver du besked: Skriv til din mentor'
    )
    expect(ask('expected-of-me', { plan, language: 'en' }).text).toBe(
      'The first thing you must do is: Vær tilmeldt Jobnet. It must happen no later than Friday 5 March. There is 1 more thing.'
    )
  })

  it('names somebody to call where the plan does not say what to do if one cannot', () => {
    const said = ask('expected-of-me', { plan: aPlan().withPerson().withExpectation().build() })
    expect(said.text).toBe('Der er én ting, du skal: Send dit cv til mentor.')
    expect(fact(said, 'Hvis du ikke kan')).toBe('Ring til Karen Prøve, og sig det.')
  })

  it('says that a date has passed', () => {
    const said = ask('expected-of-me', {
      plan: aPlan()
        .withExpectation({ due: day('2027-02-10') })
        .build()
    })
    expect(said.text).toContain('Det skulle være sket onsdag 10. februar. Ring til Kommunens kontor, og spørg.')
  })

  it('counts meetings one must come to and agreed steps', () => {
    const plan = aPlan()
      .withAppointment('2027-03-04T10:00+01:00', 'Rådhuset', { duty: { legalReference: 'Brev af 1. februar' } })
      .withStep({ title: 'Gåhold', status: 'ongoing', ends: day('2027-04-30') })
      .build()
    const said = ask('expected-of-me', { plan })
    expect(said.text).toBe('Det første, du skal, er: Samtale. Det er torsdag 4. marts kl. 10:00. Der er 1 ting mere.')
    expect(fact(said, 'Loven')).toBe('Brev af 1. februar')
    expect(read(said)).toContain('Gåhold\nHvor det kommer fra: Det er aftalt med dig.')

    const step = ask('expected-of-me', {
      plan: aPlan()
        .withStep({ status: 'ongoing', ends: day('2027-04-30') })
        .build()
    })
    expect(step.text).toContain('Det varer til fredag 30. april.')
  })

  it('never shows a wish or a step that was not agreed', () => {
    const plan = aPlan()
      .withExpectation({ force: 'wish', text: 'Gå en tur' })
      .withStep({ agreed: false, title: 'Svømning' })
      .withExpectation({ text: 'Gjort', done: true })
      .build()
    const said = ask('expected-of-me', { plan })
    expect(said.outcome).toBe('unanswerable: not-in-plan')
    expect(read(said)).toBe(
      'Jeg kan ikke se noget, du skal lige nu. Er du i tvivl, så ring til Kommunens kontor.\nRing til: Kommunens kontor, 70 10 20 30\nTelefontid: alle hverdage 9–15'
    )
  })

  it('counts what it does not show', () => {
    const builder = aPlan()
    for (let n = 0; n < 11; n++) builder.withExpectation()
    expect(ask('expected-of-me', { plan: builder.build() }).more.at(-1)?.heading).toBe('og 2 mere')
  })
})
