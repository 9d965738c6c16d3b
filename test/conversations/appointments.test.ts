import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { conversation } from '../support/conversation.ts'
import { idasPlan } from './plans.ts'

describe('appointments', () => {
  it('are told with day, time, place and person', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hvornår skal jeg til møde?')
    bot.replies('Din næste aftale er torsdag 4. marts kl. 10:00. Mød op her: Prøveby Rådhus.')
    expect(bot.showed('Hvornår')).toBe('torsdag 4. marts kl. 10:00–10:45')
    expect(bot.showed('Hvem du møder')).toBe('Mads Prøve, støtteperson, 22 33 44 55')
    bot.offers('Hvordan forbereder jeg mig?', 'Hvordan kommer jeg derhen?', 'Jeg kan ikke komme')

    await citizen.taps('Hvordan forbereder jeg mig?')
    bot.replies('Til »Samtale om job« skal du tage med: dit cv og din kalender.')
    await citizen.taps('Hvordan kommer jeg derhen?')
    bot.replies('Du skal hen til: Prøveby Rådhus. Aftalen er torsdag 4. marts kl. 10:00.')
    expect(bot.showed('Hvor')).toBe('Prøveby Rådhus, Lokale 2, Eksempelvej 1, Bus 12 stopper ved døren')
  })

  it('are told in English', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), language: 'en' })

    await citizen.says('when is my next meeting?')
    bot.replies('Your next appointment is Thursday 4 March at 10:00. Come here: Prøveby Rådhus.')
    await citizen.says('what should i bring?')
    bot.replies('For “Samtale om job”, bring: dit cv and din kalender.')
    await citizen.says('how do i get there')
    bot.replies('You are going to: Prøveby Rådhus. The appointment is Thursday 4 March at 10:00.')
  })

  it.each([
    ['2027-03-03T12:00+01:00', 'Din næste aftale er i morgen, torsdag 4. marts kl. 10:00. Mød op her: Prøveby Bibliotek.'],
    ['2027-03-04T08:00+01:00', 'Din næste aftale er i dag, torsdag 4. marts kl. 10:00. Mød op her: Prøveby Bibliotek.'],
    ['2027-03-04T10:01+01:00', 'Jeg kan ikke se nogen aftale for dig i din plan. Ring til Kommunens kontor, og spørg.']
  ])('at %s: %s', async (now, words) => {
    const plan = aPlan().withAppointment('2027-03-04T10:00+01:00', 'Prøveby Bibliotek').build()
    const { citizen, bot } = await conversation({ plan, now })

    await citizen.says('hvornår er min aftale')
    bot.replies(words)
  })

  it('that are a day without a time get no time', async () => {
    const plan = aPlan().withAppointment('2027-03-04', 'Prøveby Bibliotek').build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvornår er mit næste møde')
    bot.replies('Din næste aftale er torsdag 4. marts. Mød op her: Prøveby Bibliotek.')
    expect(bot.showed('Hvornår')).toBe('torsdag 4. marts')
  })

  it('by phone or video lead nowhere', async () => {
    const plan = aPlan().withAppointment('2027-03-04T10:00+01:00', undefined, { mode: 'phone' }).build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvor skal jeg hen?')
    bot.replies('Du skal ikke ud. Aftalen er på telefon. Den er torsdag 4. marts kl. 10:00.')
  })

  it('without preparation or travel in the plan are not given any', async () => {
    const plan = aPlan().withPerson().withAppointment('2027-03-04T10:00+01:00', 'Prøveby Bibliotek').build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvad skal jeg have med?')
    bot.replies('Din plan siger ikke, hvad du skal have med til »Samtale«. Ring til Karen Prøve, og spørg.')
    await citizen.says('hvordan kommer jeg derhen')
    bot.says()
    expect(bot.showed('Godt at vide')).toBe('Din plan siger ikke, hvordan du kommer derhen. Spørg Karen Prøve.')
  })
})

describe('the nights the clocks change', () => {
  it.each([
    ['2027-03-27T12:00+01:00', '2027-03-28T01:30+01:00', 'i morgen, søndag 28. marts kl. 01:30'],
    // 02:30 does not exist this night: the moment is half past three.
    ['2027-03-27T12:00+01:00', '2027-03-28T02:30+01:00', 'i morgen, søndag 28. marts kl. 03:30'],
    ['2027-03-28T12:00+02:00', '2027-03-29T02:30+02:00', 'i morgen, mandag 29. marts kl. 02:30'],
    // 02:30 comes twice this night, in summer time and in winter time.
    ['2027-10-30T12:00+02:00', '2027-10-31T02:30+02:00', 'i morgen, søndag 31. oktober kl. 02:30'],
    ['2027-10-30T12:00+02:00', '2027-10-31T02:30+01:00', 'i morgen, søndag 31. oktober kl. 02:30']
  ])('at %s an appointment at %s is %s', async (now, starts, words) => {
    const plan = aPlan().withAppointment(starts, 'Prøveby Vagtstue').build()
    const { citizen, bot } = await conversation({ plan, now })

    await citizen.says('hvornår er min aftale')
    bot.replies(`Din næste aftale er ${words}. Mød op her: Prøveby Vagtstue.`)
    expect(bot.fact('Hvornår')?.value).toMatchObject({ kind: 'when', datetime: new Date(starts).toISOString() })
  })

  it.each([
    ['2027-10-31T02:45+02:00', 'answered'],
    ['2027-10-31T02:25+01:00', 'answered'],
    ['2027-10-31T02:31+01:00', 'unanswerable: nothing-planned']
  ] as const)('at %s an appointment in the second of two hours is: %s', async (now, outcome) => {
    const plan = aPlan().withAppointment('2027-10-31T02:30+01:00', 'Prøveby Vagtstue').build()
    const { citizen, bot } = await conversation({ plan, now })

    await citizen.says('hvornår er min aftale')
    bot.says()
    bot.endedWith(outcome)
  })

  it('a day before and a day after are yesterday and tomorrow, whichever night lies between', async () => {
    const plan = aPlan()
      .withAppointment('2027-03-29', 'Prøveby Vagtstue')
      .withWait({ since: day('2027-03-01'), end: { known: day('2027-03-27') } })
      .build()
    const { citizen, bot } = await conversation({ plan, now: '2027-03-28T00:30+01:00' })

    await citizen.says('hvornår er min aftale')
    bot.replies('Din næste aftale er i morgen, mandag 29. marts. Mød op her: Prøveby Vagtstue.')
    await citizen.says('hvad venter jeg på?')
    expect(bot.says().text).toContain('Datoen var i går, lørdag 27. marts. Den er passeret.')
  })
})
