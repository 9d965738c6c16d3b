import { describe, expect, it } from '@jest/globals'
import { NOT_BUILT_YET, type NotBuiltYet } from '../../src/dialogs/dialog.ts'
import { aPlan } from '../support/a-plan.ts'
import { ask, fact, read } from './asking.ts'

const asked = (question: NotBuiltYet, more: Parameters<typeof ask>[1] = {}) => ask('ask-a-person', { question, ...more })

describe('A question for a person', () => {
  it.each(NOT_BUILT_YET)('%s names the caseworker with their phone, else the office', question => {
    const plan = aPlan().withPerson().build()
    expect(fact(asked(question, { plan }), 'Ring til')).toBe('Karen Prøve, 11 22 33 44')
    expect(fact(asked(question), 'Ring til')).toBe('Kommunens kontor, 70 10 20 30')
    expect(fact(asked(question, { language: 'en' }), 'Call', 'en')).toBe('Kommunens kontor, 70 10 20 30')
  })

  it.each(NOT_BUILT_YET)('%s never says that anything was passed on', question => {
    expect(read(asked(question))).not.toMatch(/jeg har (sendt|givet)|er sendt|får besked|jeg giver besked/i)
  })

  it('"I cannot come": call first, the appointment stands, and which one it is', () => {
    const plan = aPlan()
      .withPerson()
      .withAppointment('2027-03-04T10:00+01:00', 'Rådhuset', { cancelBy: 'Ring senest dagen før' })
      .withAppointment('2027-03-09T10:00+01:00', 'Biblioteket', { title: 'Kursus' })
      .build()
    const said = asked('cannot-come', { plan })
    expect(said.outcome).toBe('unanswerable: not-built-yet')
    expect(said.text).toBe(
      'Jeg kan ikke melde afbud for dig, og jeg har ikke sagt det til nogen. Ring til Karen Prøve før mødet. Aftalen gælder, til du har fået ja til at blive væk.'
    )
    expect(fact(said, 'Aftale')).toBe('Samtale')
    expect(fact(said, 'Hvornår')).toBe('torsdag 4. marts kl. 10:00')
    expect(fact(said, 'Hvis du ikke kan')).toBe('Ring senest dagen før')
    expect(said.from.map(({ id }) => id)).toEqual([plan.appointments[0]?.id])

    const shown = asked('cannot-come', { plan, shownItems: [String(plan.appointments[1]?.id)] })
    expect(fact(shown, 'Aftale')).toBe('Kursus')
  })

  it('"How do I get there?" gives the place and the travel line somebody has checked', () => {
    const place = { name: 'Rådhuset', address: 'Torvet 1', travel: 'Bus 12 til Torvet' }
    const plan = aPlan().withAppointment('2027-03-04T10:00+01:00', undefined, { place }).build()
    const said = asked('getting-there', { plan })
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe('Du skal hen til: Rådhuset. Aftalen er torsdag 4. marts kl. 10:00.')
    expect(fact(said, 'Hvor')).toBe('Rådhuset, Torvet 1, Bus 12 til Torvet')
    expect(fact(said, 'Godt at vide')).toBeUndefined()
    expect(asked('getting-there', { plan, language: 'en' }).text).toBe(
      'You are going to: Rådhuset. The appointment is Thursday 4 March at 10:00.'
    )
  })

  it('"How do I get there?" says what the plan leaves open, and when there is no way to go', () => {
    const noTravel = aPlan().withPerson().withAppointment('2027-03-04T10:00+01:00', 'Rådhuset').build()
    expect(fact(asked('getting-there', { plan: noTravel }), 'Godt at vide')).toBe(
      'Din plan siger ikke, hvordan du kommer derhen. Spørg Karen Prøve.'
    )
    const phone = aPlan().withAppointment('2027-03-04T10:00+01:00', undefined, { mode: 'phone' }).build()
    expect(asked('getting-there', { plan: phone }).text).toMatch(/^Du skal ikke ud\. Aftalen er på telefon\./)
    const video = aPlan().withAppointment('2027-03-04T10:00+01:00', undefined, { mode: 'video' }).build()
    expect(asked('getting-there', { plan: video }).text).toMatch(/^Du skal ikke ud\. Aftalen er på video\./)

    const noPlace = asked('getting-there', { plan: aPlan().withAppointment('2027-03-04T10:00+01:00').build() })
    expect(noPlace.outcome).toBe('unanswerable: not-built-yet')
    expect(noPlace.text).toBe('Jeg ved ikke, hvor du skal hen. Ring til Kommunens kontor og spørg.')
  })

  it('"What are my rights?" and "Who can see what I write?" are answered', () => {
    const rights = asked('rights')
    expect(rights.outcome).toBe('answered')
    expect(rights.text).toContain('bisidder')
    expect(rights.text).not.toMatch(/\d/)

    const privacy = asked('privacy')
    expect(privacy.outcome).toBe('answered')
    expect(privacy.text).toBe(
      'Det, du skriver her, bliver gemt i låst form. Så kan du læse det igen. Din sagsbehandler kan ikke se chatten, og jeg sender den ikke til nogen.'
    )
    expect(read(privacy)).toContain('Hvem har nøglen: Det har dem, der passer systemet.')
  })

  it('gives no amounts of money', () => {
    const said = asked('money')
    expect(said.outcome).toBe('unanswerable: not-built-yet')
    expect(said.text).not.toMatch(/\d|kr\b/)
  })
})
