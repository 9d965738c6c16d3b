import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { conversation } from '../support/conversation.ts'
import { idasPlan } from './plans.ts'

const withHandover = () =>
  aPlan()
    .withPerson()
    .withPerson({ name: 'Nina Prøve', phone: '+4599887766' })
    .withChange({
      on: day('2027-03-20'),
      reason: 'Karen får et nyt job',
      knownByNew: 'Nina har læst hele din plan',
      staysTheSame: 'Dine aftaler gælder stadig',
      firstMeeting: new Date('2027-03-22T10:00+01:00'),
      contactUntil: 'Ring til Karen til og med den 19. marts'
    })

describe('"Hvem hjælper mig?"', () => {
  it('names the coordinating caseworker first, and the others after', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hvem er min sagsbehandler?')
    bot.replies('Karen Prøve har styr på hele din sag. Du kan gå til Karen Prøve med alt.')
    expect(bot.showed('Din koordinerende sagsbehandler')).toBe('Karen Prøve, socialrådgiver, 11 22 33 44, hverdage 9–10')
    expect(bot.showed('Mentor')).toBe('Mads Prøve, støtteperson, 22 33 44 55')
  })

  it('is answered in English with the Danish title kept', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), language: 'en' })

    await citizen.says('who is my caseworker?')
    bot.replies('Karen Prøve keeps your whole case together. You can go to Karen Prøve with everything.')
    expect(bot.showed('Your coordinating caseworker (koordinerende sagsbehandler)')).toMatch(/^Karen Prøve,/)
  })

  it('says when nobody is known, and gives the office', async () => {
    const { citizen, bot } = await conversation({ plan: aPlan().build() })

    await citizen.says('hvem er min sagsbehandler?')
    bot.replies('Jeg kan ikke se en sagsbehandler i din plan. Ring til Kommunens kontor, og spørg, hvem du har.')
    bot.endedWith('unanswerable: nobody-known')
    expect(bot.showed('Ring til')).toBe('Kommunens kontor, 70 10 20 30')
  })
})

describe('a change of caseworker', () => {
  it('is told before it happens, with what stays and what the new one knows', async () => {
    const { citizen, bot, clock } = await conversation({ plan: withHandover().build() })

    await citizen.says('får jeg en ny sagsbehandler?')
    bot.replies(
      'Karen Prøve har styr på hele din sag. Du kan gå til Karen Prøve med alt. Fra lørdag 20. marts er det Nina Prøve.'
    )
    expect(bot.showed('Det er som før')).toBe('Dine aftaler gælder stadig')
    expect(bot.showed('Det ved den nye')).toBe('Nina har læst hele din plan')
    expect(bot.showed('Det første møde')).toBe('mandag 22. marts kl. 10:00')
    expect(bot.showed('Hvem du kan spørge indtil da')).toBe('Ring til Karen til og med den 19. marts')

    clock.reaches('2027-03-01T09:20+01:00')
    await citizen.says('jeg vil gerne snakke med et menneske')
    bot.replies('Jeg kan ikke sende din besked videre endnu. Ring til Karen Prøve, så taler du med et menneske.')
  })

  it('turns round on the day: the new one is named and called', async () => {
    const { citizen, bot } = await conversation({ plan: withHandover().build(), now: '2027-03-20T08:00+01:00' })

    await citizen.says('hvem er min sagsbehandler')
    bot.replies(
      'Nina Prøve har styr på hele din sag. Du kan gå til Nina Prøve med alt. Du har fået en ny. Før var det Karen Prøve.'
    )
    await citizen.says('jeg vil gerne snakke med et menneske')
    bot.replies('Jeg kan ikke sende din besked videre endnu. Ring til Nina Prøve, så taler du med et menneske.')
  })

  it('is not told before the day the office will tell it', async () => {
    const plan = aPlan()
      .withPerson()
      .withPerson({ name: 'Nina Prøve' })
      .withChange({ on: day('2027-03-20'), toldOn: day('2027-03-10') })
      .build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvem er min sagsbehandler')
    bot.replies('Karen Prøve har styr på hele din sag. Du kan gå til Karen Prøve med alt.')
    expect(bot.lastText()).not.toContain('Nina')
  })
})
