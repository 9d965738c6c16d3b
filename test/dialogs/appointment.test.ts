import { describe, expect, it } from '@jest/globals'
import { aPlan } from '../support/a-plan.ts'
import { ask, fact, NOW, offered, read } from './asking.ts'

const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000).toISOString()

describe('"When is my next appointment?"', () => {
  it('gives day, time and place of the first', () => {
    const plan = aPlan()
      .withPerson()
      .withAppointment('2027-03-11T10:00+01:00', 'Biblioteket', { title: 'Kursus' })
      .withAppointment('2027-03-04T10:00+01:00', 'Rådhuset, lokale 2', { duty: {}, purpose: 'Vi ser på din plan' })
      .build()
    const said = ask('appointment', { plan })
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe('Din næste aftale er torsdag 4. marts kl. 10:00. Mød op her: Rådhuset, lokale 2.')
    expect(fact(said, 'Pligt')).toBe('Du skal komme.')
    expect(fact(said, 'Hvad det handler om')).toBe('Vi ser på din plan')
    expect(said.more.map(({ heading }) => heading)).toEqual(['Kursus'])
    expect(said.from.map(item => item.id)).toEqual([plan.appointments[1]?.id, plan.appointments[0]?.id])
    expect(offered(said)).toEqual(['prepare', 'getting-there', 'cannot-come'])
    expect(ask('appointment', { plan, language: 'en' }).text).toBe(
      'Your next appointment is Thursday 4 March at 10:00. Come here: Rådhuset, lokale 2.'
    )
  })

  it('says how a meeting on the phone or by video is held, and that a place is not known', () => {
    const meeting = (mode: 'in-person' | 'phone' | 'video') =>
      ask('appointment', { plan: aPlan().withAppointment(later(26), undefined, { mode }).build() }).text
    expect(meeting('phone')).toBe('Din næste aftale er i morgen, tirsdag 2. marts kl. 11:00. Den er på telefon.')
    expect(meeting('video')).toContain('Den er på video.')
    expect(meeting('in-person')).toContain('Din plan siger ikke hvor. Spørg Kommunens kontor.')
  })

  it('never shows a cancelled or a held meeting as coming', () => {
    const plan = aPlan()
      .withAppointment('2027-03-04T10:00+01:00', 'Rådhuset', { status: 'cancelled' })
      .withAppointment('2027-03-05T10:00+01:00', 'Biblioteket', { status: 'held' })
      .build()
    const said = ask('appointment', { plan })
    expect(said.outcome).toBe('unanswerable: nothing-planned')
    expect(said.text).toBe('Jeg kan ikke se nogen aftale for dig i din plan. Ring til Kommunens kontor, og spørg.')
    expect(read(said)).not.toMatch(/Rådhuset|Biblioteket/)
  })

  it('tells a meeting about the citizen apart from those the citizen comes to', () => {
    const plan = aPlan().withAppointment('2027-03-04T10:00+01:00', 'Rådhuset', { citizenInvited: false }).build()
    const said = ask('appointment', { plan })
    expect(said.outcome).toBe('unanswerable: nothing-planned')
    expect(read(said)).toContain('Det er et møde om dig. Du er ikke inviteret.')
  })

  it('says that a proposed appointment is not fixed', () => {
    const plan = aPlan().withAppointment('2027-03-04T10:00+01:00', 'Rådhuset', { status: 'proposed' }).build()
    expect(fact(ask('appointment', { plan }), 'Hvor langt')).toBe('Den er foreslået. Den er ikke fast endnu.')
  })

  it('shows two that collide alike, and chooses neither', () => {
    const plan = aPlan()
      .withAppointment('2027-03-04T10:00+01:00', 'Rådhuset')
      .withAppointment('2027-03-04T10:00+01:00', 'Sygehuset', { title: 'Undersøgelse' })
      .withAppointment('2027-03-09T10:00+01:00', 'Biblioteket', { title: 'Kursus' })
      .build()
    const said = ask('appointment', { plan })
    expect(said.text).toContain('Ring til Kommunens kontor, og spørg, hvilken du skal komme til.')
    expect(said.more.map(({ heading }) => heading)).toEqual(['Samtale', 'Undersøgelse', 'Kursus'])
    expect(said.from).toHaveLength(3)
  })

  it('warns of a later collision beside the first appointment', () => {
    const plan = aPlan()
      .withAppointment('2027-03-04T10:00+01:00', 'Rådhuset')
      .withAppointment('2027-03-09T10:00+01:00', 'Biblioteket', { title: 'Kursus' })
      .withAppointment('2027-03-09T10:20+01:00', 'Sygehuset', { title: 'Undersøgelse' })
      .build()
    const said = ask('appointment', { plan })
    expect(said.text).toContain('Mød op her: Rådhuset.')
    expect(fact(said, 'Tæt på hinanden')).toContain('Kursus (tirsdag 9. marts kl. 10:00)')
  })

  it('counts what it does not show', () => {
    const builder = aPlan()
    for (let day = 10; day < 22; day++) builder.withAppointment(`2027-03-${day}T10:00+01:00`)
    expect(ask('appointment', { plan: builder.build() }).more.at(-1)?.heading).toBe('og 3 mere')
  })
})
