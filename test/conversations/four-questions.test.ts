import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { conversation } from '../support/conversation.ts'
import { idasPlan } from './plans.ts'

describe('the four questions', () => {
  it('are answered from the plan, in whatever words they are asked', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hva er planen for mig?')
    bot.replies('Dit mål er: »Et job med dyr.« Planen handler om job.')
    bot.offers('Hvad er mit næste skridt?', 'Hvad forventes af mig?', 'Hvad kan jeg forvente?')

    await citizen.says('hvad skal jeg nu?')
    bot.replies('Dit næste skridt er en aftale: Samtale om job. Den er torsdag 4. marts kl. 10:00.')
    expect(bot.showed('Hvor')).toBe('Prøveby Rådhus, Lokale 2, Eksempelvej 1, Bus 12 stopper ved døren')

    await citizen.says('hvad forventer i af mig')
    bot.replies('Det første, du skal, er: Send dit cv til Mads. Det skal ske senest mandag 8. marts. Der er 1 ting mere.')
    expect(bot.showed('Hvor det kommer fra')).toBe('Det er aftalt med dig.')

    await citizen.says('Hvad kan jeg forvente af jer')
    bot.replies('Det står i din plan: En samtale om din plan hver måned.')
    expect(bot.showed('Hvem det kommer fra')).toBe('Jobcenter Prøveby')
    expect(bot.showed('Senest')).toBe('onsdag 31. marts')
  })

  it('are answered in English, with the words of the record as they stand', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), language: 'en' })

    await citizen.says('what is the plan')
    bot.replies('Your goal is: “Et job med dyr.” The plan is about job.')
    await citizen.says('what do i have to do next')
    bot.replies('Your next step is an appointment: Samtale om job. It is Thursday 4 March at 10:00.')
    await citizen.says('what is expected of me?')
    bot.replies(
      'The first thing you must do is: Send dit cv til Mads. It must happen no later than Monday 8 March. There is 1 more thing.'
    )
    await citizen.says('what can i expect from you')
    bot.replies('Your plan says: En samtale om din plan hver måned.')
  })

  it('lead to one another by buttons', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), greeted: false })

    await citizen.opensTheChat()
    bot.says()
    await citizen.taps('Hvad er planen?')
    bot.says()
    await citizen.taps('Hvad kan jeg forvente?')
    bot.says()
    await citizen.taps('Hvad venter jeg på?')
    bot.replies(
      'Du venter på: Svar på din ansøgning om bil. Ingen har sagt, hvornår det slutter. Ring til Karen Prøve, og spørg.'
    )
  })

  it('choose none of two appointments that collide, and say who can', async () => {
    const plan = idasPlan().withAppointment('2027-03-04T10:30+01:00', 'Sygehuset', { title: 'Blodprøve' }).build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvad er mit næste skridt')
    bot.replies(
      'Du kan måske ikke nå begge: Samtale om job (torsdag 4. marts kl. 10:00) og Blodprøve (torsdag 4. marts kl. 10:30). Ring til Karen Prøve, og spørg, hvilken du skal komme til.'
    )
    expect(bot.showed('Ring til')).toBe('Karen Prøve, 11 22 33 44')
  })

  it('do not drop a step whose date has passed, and do not say that it was missed', async () => {
    const plan = aPlan()
      .withStep({ title: 'Besøg hos frisøren', starts: day('2027-02-22') })
      .build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvad er det næste jeg skal?')
    bot.replies(
      'Besøg hos frisøren var planlagt til mandag 22. februar. Jeg kan ikke se, om det er sket. Ring til Kommunens kontor, og spørg.'
    )
  })

  it('say so, and whom to call, when nothing is planned', async () => {
    const { citizen, bot } = await conversation({ plan: aPlan().withPerson().build() })

    await citizen.says('hvad skal jeg nu?')
    bot.replies('Jeg kan ikke se noget planlagt i din plan. Ring til Karen Prøve, og spørg, hvad der skal ske nu.')
    bot.endedWith('unanswerable: nothing-planned')
    expect(bot.showed('Ring til')).toBe('Karen Prøve, 11 22 33 44')
  })

  it('tell of a pause with its purpose and its end', async () => {
    const { citizen, bot } = await conversation({ plan: aPlan().withPause().build() })

    await citizen.says('hvad skal der ske nu')
    bot.replies(
      'Du har en pause til og med mandag 15. marts. Formålet er: Ro efter en operation. I ser på det igen onsdag 10. marts.'
    )
  })
})
