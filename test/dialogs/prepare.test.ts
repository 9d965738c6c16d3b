import { describe, expect, it } from '@jest/globals'
import { aPlan } from '../support/a-plan.ts'
import { ask, fact } from './asking.ts'

describe('"How do I prepare?"', () => {
  const plan = aPlan()
    .withPerson()
    .withAppointment('2027-03-04T10:00+01:00', 'Rådhuset', { bring: ['cv', 'MitID'], preparation: 'Tænk over dine ønsker' })
    .withAppointment('2027-03-09T10:00+01:00', 'Biblioteket', { title: 'Kursus', preparation: 'Læs brevet' })
    .withAppointment('2027-03-10T10:00+01:00', 'Sygehuset', { title: 'Undersøgelse' })
    .build()
  const [meeting, course, examination] = plan.appointments.map(({ id }) => id)

  it('says what to bring to the next meeting', () => {
    const said = ask('prepare', { plan })
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe('Til »Samtale« skal du tage med: cv og MitID.')
    expect(fact(said, 'Sådan gør du dig klar')).toBe('Tænk over dine ønsker')
    expect(said.from.map(({ id }) => id)).toEqual([meeting])
    expect(ask('prepare', { plan, language: 'en' }).text).toBe('For “Samtale”, bring: cv and MitID.')
  })

  it('follows what was just shown', () => {
    const said = ask('prepare', { plan, shownItems: [String(course)] })
    expect(said.text).toBe('Her står, hvordan du gør dig klar til »Kursus«.')
    expect(fact(said, 'Sådan gør du dig klar')).toBe('Læs brevet')
  })

  it('says that the plan does not tell', () => {
    const said = ask('prepare', { plan, shownItems: [String(examination)] })
    expect(said.outcome).toBe('unanswerable: not-in-plan')
    expect(said.text).toBe('Din plan siger ikke, hvad du skal have med til »Undersøgelse«. Ring til Karen Prøve, og spørg.')
    expect(fact(said, 'Ring til')).toBe('Karen Prøve, 11 22 33 44')
  })

  it('says that there is nothing to get ready for', () => {
    const said = ask('prepare', { plan: aPlan().build() })
    expect(said.outcome).toBe('unanswerable: nothing-planned')
    expect(said.text).toBe('Jeg kan ikke se noget i din plan, du skal gøre dig klar til.')
  })
})
