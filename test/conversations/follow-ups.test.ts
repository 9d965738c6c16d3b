import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { conversation } from '../support/conversation.ts'
import { idasPlan } from './plans.ts'

describe('a question that follows an answer', () => {
  it('is about what was just shown, not about what comes first in the plan', async () => {
    const plan = idasPlan()
      .withWait({ waitingFor: 'En bil', since: day('2026-12-01'), afterwards: 'Bilen bliver kørt hjem til dig' })
      .build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvad skal jeg nu?')
    bot.says()
    await citizen.says('hvorfor?')
    bot.replies('Det handler om: Samtale om job. Din plan siger hvorfor: I finder en praktik.')
    await citizen.says('og hvad så bagefter?')
    bot.replies('Efter »Samtale om job«: Mads ringer til arbejdspladsen.')

    await citizen.says('hvad venter jeg på')
    bot.says()
    await citizen.says('og hvad så bagefter?')
    bot.replies('Når du ikke venter mere: Bilen bliver kørt hjem til dig.')

    await citizen.says('hvad forventer i af mig')
    bot.says()
    await citizen.says('hvorfor det?')
    bot.replies('Det handler om: Send dit cv til Mads. Din plan siger hvorfor: Så kan Mads finde en praktik.')
  })

  it('keeps its item while the talk is about something else', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hvad forventer i af mig')
    bot.says()
    await citizen.says('hvad betyder partshøring?')
    bot.says()
    await citizen.says('tak')
    bot.says()
    await citizen.says('hvorfor?')
    expect(bot.says().text).toMatch(/^Det handler om: Send dit cv til Mads\./)
  })

  it('asks who somebody is: the one at the meeting, not the caseworker', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hvornår skal jeg til møde?')
    bot.says()
    await citizen.says('hvem er det?')
    bot.replies('Det er Mads Prøve. Det handler om: Samtale om job.')
    expect(bot.showed('Mentor')).toBe('Mads Prøve, støtteperson, 22 33 44 55')
    await citizen.says('hvem er min sagsbehandler?')
    bot.replies('Karen Prøve har styr på hele din sag. Du kan gå til Karen Prøve med alt.')
  })

  it('asks who somebody is in English', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), language: 'en' })

    await citizen.says('when is my next meeting?')
    bot.says()
    await citizen.says('who is that?')
    bot.replies('That is Mads Prøve. It is about: Samtale om job.')
    await citizen.says('and then what?')
    bot.replies('After “Samtale om job”: Mads ringer til arbejdspladsen.')
  })

  it('asks who somebody is where the plan names nobody', async () => {
    const plan = aPlan().withPerson().withAppointment('2027-03-04T10:00+01:00', 'Prøveby Rådhus').build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvornår skal jeg til møde?')
    bot.says()
    await citizen.says('hvem er det?')
    bot.replies('Din plan siger ikke, hvem det er. Det handler om: Samtale. Ring til Karen Prøve, og spørg.')
    bot.endedWith('unanswerable: nobody-known')
  })

  it('prepares for the meeting shown, not for the first', async () => {
    const plan = aPlan()
      .withStep({ title: 'Kursus', starts: day('2027-03-02'), bring: ['en madpakke'] })
      .withAppointment('2027-03-04T10:00+01:00', 'Prøveby Rådhus', { bring: ['dit cv'] })
      .build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvornår skal jeg til møde?')
    bot.says()
    await citizen.says('hvad skal jeg have med?')
    bot.replies('Til »Samtale« skal du tage med: dit cv.')
  })
})
