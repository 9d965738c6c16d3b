import { aPlan } from '../support/a-plan.ts'
import { conversation } from '../support/conversation.ts'
import { idasPlan } from './plans.ts'

const KAREN = 'Karen Prøve, 11 22 33 44'

describe('what only a person can answer yet', () => {
  it.each([
    ['jeg er syg og kan ikke komme til mødet', 'Jeg kan ikke melde afbud for dig, og jeg har ikke sagt det til nogen.'],
    ['jeg vil gerne snakke med et menneske', 'Jeg kan ikke sende din besked videre endnu.'],
    ['jeg vil hellere arbejde med dyr', 'Jeg kan ikke skrive dit ønske ind endnu.'],
    ['hvilke tilbud har i?', 'Jeg kan ikke vise dig tilbud endnu.'],
    ['det går skidt i dag', 'Jeg kan ikke give det videre endnu.'],
    ['hvor mange penge får jeg udbetalt', 'Jeg kan ikke se noget om dine penge.'],
    ['jeg har ikke nogen der kan passe mine børn', 'Jeg kan ikke løse det for dig, og jeg har ikke sagt det til nogen.']
  ])('"%s" is answered honestly, with a name and a phone number', async (message, honest) => {
    const { citizen, bot } = await conversation({ plan: aPlan().withPerson().build() })

    await citizen.says(message)
    expect(bot.says().text).toContain(honest)
    bot.endedWith('unanswerable: not-built-yet')
    expect(bot.showed('Ring til')).toBe(KAREN)
  })

  it('says that it cannot remind, not that it will', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('kan du minde mig om det?')
    expect(bot.says().text).toMatch(/^Jeg kan ikke minde dig om noget endnu\./)
    bot.endedWith('unanswerable: not-built-yet')
  })

  it('lets nobody believe that a meeting was cancelled', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('jeg kan ikke komme på torsdag')
    bot.replies(
      'Jeg kan ikke melde afbud for dig, og jeg har ikke sagt det til nogen. Ring til Karen Prøve før mødet. Aftalen gælder, til du har fået ja til at blive væk.'
    )
    expect(bot.showed('Aftale')).toBe('Samtale om job')
    expect(bot.showed('Hvis du ikke kan')).toBe('Ring til Karen før kl. 9')
    expect(bot.lastText()).not.toMatch(/er sendt|har sendt|har meldt|er aflyst|har givet besked/i)
  })

  it('is as honest in English', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), language: 'en' })

    await citizen.says('i cannot come on thursday')
    bot.replies(
      'I cannot cancel for you, and I have not told anybody. Call Karen Prøve before the meeting. The appointment stands until they have agreed that you may stay away.'
    )
    await citizen.says('i want to talk to a real person')
    bot.replies('I cannot pass your message on yet. Call Karen Prøve, and you will talk to a person.')
  })

  it('gives the office when nobody is signed in', async () => {
    const { citizen, bot } = await conversation({ signedIn: false })

    await citizen.says('jeg vil gerne snakke med et menneske')
    bot.replies('Jeg kan ikke sende din besked videre endnu. Ring til Prøvekommunen, så taler du med et menneske.')
    expect(bot.showed('Ring til')).toBe('Prøvekommunen, 70 10 20 30')
  })

  it('tells rights and privacy, which need no plan', async () => {
    const { citizen, bot } = await conversation({ signedIn: false })

    await citizen.says('kan jeg klage?')
    expect(bot.says().text).toContain('Er du uenig i et svar, kan du klage.')
    bot.endedWith('answered')
    await citizen.says('hvem kan se det jeg skriver?')
    expect(bot.says().text).toContain('Din sagsbehandler kan ikke se chatten')
    bot.endedWith('answered')
  })
})
