import { describe, expect, it } from '@jest/globals'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { ask, fact, offered, read } from './asking.ts'

describe('"What is my next step?"', () => {
  it('says what and when, where and why', () => {
    const plan = aPlan()
      .withPerson()
      .withStep({
        title: 'Praktik i Dyrebutikken.',
        starts: new Date('2027-03-08T09:00+01:00'),
        place: { name: 'Dyrebutikken', address: 'Torvet 1' },
        why: 'Så du prøver et job med dyr'
      })
      .build()

    const said = ask('next-step', { plan })
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe('Dit næste skridt er: Praktik i Dyrebutikken. Det er mandag 8. marts kl. 09:00.')
    expect(fact(said, 'Hvor')).toBe('Dyrebutikken, Torvet 1')
    expect(fact(said, 'Hvorfor')).toBe('Så du prøver et job med dyr')
    expect(said.from.map(item => item.id)).toEqual(plan.steps.map(step => step.id))
    expect(offered(said)).toEqual(['why', 'what-comes-after'])

    expect(ask('next-step', { plan, language: 'en' }).text).toBe(
      'Your next step is: Praktik i Dyrebutikken. It is Monday 8 March at 09:00.'
    )
  })

  it('says that the plan gives no reason, and who can', () => {
    const said = ask('next-step', { plan: aPlan().withPerson().withStep().build() })
    expect(fact(said, 'Hvorfor')).toBe('Det siger din plan ikke. Spørg Karen Prøve.')
  })

  it('invents no time and no date', () => {
    const onADay = ask('next-step', {
      plan: aPlan()
        .withStep({ starts: day('2027-03-08') })
        .build()
    })
    expect(onADay.text).toBe('Dit næste skridt er: Kursus. Det er mandag 8. marts.')

    const undated = ask('next-step', { plan: aPlan().withPerson().withStep().build() })
    expect(undated.text).toBe('Dit næste skridt er: Kursus. Din plan siger ikke hvornår. Spørg Karen Prøve.')

    const ends = ask('next-step', {
      plan: aPlan()
        .withStep({ ends: day('2027-04-01') })
        .build()
    })
    expect(ends.text).toBe('Dit næste skridt er: Kursus. Det er sat til at slutte torsdag 1. april.')
  })

  it('says that a step is under way', () => {
    const said = ask('next-step', { plan: aPlan().withStep({ status: 'ongoing' }).build() })
    expect(said.text).toBe('Du er i gang med: Kursus.')
  })

  it('says honestly that a date has passed, and whom to ask', () => {
    const plan = aPlan()
      .withPerson()
      .withStep({ title: 'Ring til lægen', starts: day('2027-02-20') })
      .build()
    const said = ask('next-step', { plan })
    expect(said.text).toBe(
      'Ring til lægen var planlagt til lørdag 20. februar. Jeg kan ikke se, om det er sket. Ring til Karen Prøve, og spørg.'
    )
    expect(fact(said, 'Ring til')).toBe('Karen Prøve, 11 22 33 44')
    expect(ask('next-step', { plan, language: 'en' }).text).toContain('I cannot see whether it happened.')
  })

  it('tells an overdue step beside the appointment that comes next', () => {
    const plan = aPlan()
      .withStep({ title: 'Ring til lægen', starts: day('2027-02-20') })
      .withAppointment('2027-03-04T10:00+01:00', 'Rådhuset')
      .build()
    const said = ask('next-step', { plan })
    expect(said.text).toBe('Dit næste skridt er en aftale: Samtale. Den er torsdag 4. marts kl. 10:00.')
    expect(fact(said, 'Skulle være sket')).toBe('Ring til lægen var planlagt til lørdag 20. februar. Ring, og spørg.')
    expect(said.from[0]?.id).toBe(plan.appointments[0]?.id)
  })

  it('does not choose between two appointments that collide', () => {
    const plan = aPlan()
      .withPerson()
      .withAppointment('2027-03-04T10:00+01:00', 'Rådhuset')
      .withAppointment('2027-03-04T10:15+01:00', 'Sygehuset', { title: 'Undersøgelse' })
      .build()
    const said = ask('next-step', { plan })
    expect(said.text).toBe(
      'Du kan måske ikke nå begge: Samtale (torsdag 4. marts kl. 10:00) og Undersøgelse (torsdag 4. marts kl. 10:15). Ring til Karen Prøve, og spørg, hvilken du skal komme til.'
    )
    expect(fact(said, 'Hvor')).toBeUndefined()
    expect(said.more.map(({ heading }) => heading)).toEqual(['Samtale', 'Undersøgelse'])
    expect(ask('next-step', { plan, language: 'en' }).text).toContain('Call Karen Prøve and ask which one to come to.')
  })

  it('tells a pause with its purpose and when it is looked at again', () => {
    const plan = aPlan()
      .withPause()
      .withStep({ title: 'Ring til lægen', starts: day('2027-02-20') })
      .withAppointment('2027-03-20T10:00+01:00')
      .build()
    const said = ask('next-step', { plan })
    expect(said.text).toBe(
      'Du har en pause til og med mandag 15. marts. Formålet er: Ro efter en operation. I ser på det igen onsdag 10. marts.'
    )
    expect(fact(said, 'Næste aftale')).toBe('lørdag 20. marts kl. 10:00')
    expect(fact(said, 'Skulle være sket')).toContain('Ring til lægen')
  })

  it('does not let a pause hide an appointment or a dated step that falls in it', () => {
    const meeting = ask('next-step', { plan: aPlan().withPause().withAppointment('2027-03-04T10:00+01:00').build() })
    expect(meeting.text).toContain('en aftale: Samtale')
    expect(fact(meeting, 'Pause')).toBe('Til og med mandag 15. marts. I ser på det igen onsdag 10. marts.')

    const step = ask('next-step', {
      plan: aPlan()
        .withPause()
        .withStep({ starts: day('2027-03-05') })
        .build()
    })
    expect(step.text).toContain('fredag 5. marts')
  })

  it('says that nothing is planned, whom to call, and what is waited for', () => {
    const plan = aPlan().withWait().withAppointment('2027-03-04T10:00+01:00', 'Rådhuset', { status: 'cancelled' }).build()
    const said = ask('next-step', { plan })
    expect(said.outcome).toBe('unanswerable: nothing-planned')
    expect(said.text).toBe(
      'Jeg kan ikke se noget planlagt i din plan. Ring til Kommunens kontor, og spørg, hvad der skal ske nu.'
    )
    expect(fact(said, 'Ring til')).toBe('Kommunens kontor, 70 10 20 30')
    expect(fact(said, 'Du venter på')).toBe('Svar på din ansøgning')
    expect(offered(said)).toContain('waiting')
    expect(read(said)).not.toContain('Rådhuset')
    expect(ask('next-step', { plan, language: 'en' }).text).toMatch(/^I cannot see anything planned in your plan\./)
  })
})
