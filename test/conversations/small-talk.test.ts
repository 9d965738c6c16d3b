import { aPlan } from '../support/a-plan.ts'
import { conversation } from '../support/conversation.ts'
import { idasPlan } from './plans.ts'

const GREETING =
  'Jeg er en digital assistent, ikke et menneske. Jeg kan svare på spørgsmål om din plan. Du bestemmer selv, om du vil bruge mig. Hvad vil du vide?'
const FOUR = ['Hvad er planen?', 'Hvad er mit næste skridt?', 'Hvad forventes af mig?', 'Hvad kan jeg forvente?']

describe('the first contact', () => {
  it('says that this is a machine, and offers the four questions', async () => {
    const { citizen, bot } = await conversation({ plan: aPlan().build(), greeted: false })

    await citizen.opensTheChat()
    bot.replies(`Hej Ida Eksempel. ${GREETING}`)
    bot.offers(...FOUR)
  })

  it('greets nobody by name before they have signed in', async () => {
    const { citizen, bot } = await conversation({ signedIn: false, greeted: false })

    await citizen.opensTheChat()
    bot.replies(`Hej. ${GREETING}`)
  })

  it('opens only once, however often the client says that it has', async () => {
    const { citizen, bot, stored } = await conversation({ greeted: false })

    await citizen.opensTheChat()
    await citizen.opensTheChat()
    expect(bot.says()).toEqual(bot.says())
    expect(await stored()).toHaveLength(1)
  })

  it('says it before the first answer where no greeting came first, and not again', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), channel: 'msteams', greeted: false })

    await citizen.says('hvem hjælper mig')
    bot.says()
    bot.notes('Hej. Jeg er en digital assistent, ikke et menneske.')
    expect(bot.lastText()).toMatch(/^Hej\. Jeg er en digital assistent, ikke et menneske\.\nKaren Prøve har styr på/)
    await citizen.says('hvem hjælper mig')
    bot.says()
    bot.notes()
  })

  it('says it in the language that has just been chosen', async () => {
    const { citizen, bot } = await conversation({ channel: 'msteams', greeted: false })

    await citizen.says('english please')
    bot.replies('I am answering in English now. If you would rather have another language, press here.')
    bot.notes('Hello. I am a digital assistant, not a human.')
  })

  it('says it once where the answer says it itself', async () => {
    const { citizen, bot } = await conversation({ channel: 'msteams', greeted: false, signedIn: false })

    await citizen.says('hej med dig')
    bot.replies(`Hej. ${GREETING}`)
    bot.notes()
  })
})

describe('small talk', () => {
  it('is answered kindly', async () => {
    const { citizen, bot } = await conversation({ plan: aPlan().build() })

    await citizen.says('Hej med dig!')
    bot.replies(`Hej Ida Eksempel. ${GREETING}`)
    await citizen.says('tusind tak for hjælpen')
    bot.replies('Selv tak. Du kan altid skrive til mig igen.')
  })

  it('says what it can and cannot do, and whom to call for the rest', async () => {
    const { citizen, bot } = await conversation()

    await citizen.says('hvad kan du?')
    bot.replies(
      'Jeg er en digital assistent, ikke et menneske. Jeg læser i din plan og svarer dig. Står det ikke i planen, siger jeg det og viser, hvem du kan ringe til.'
    )
    expect(bot.showed('Det kan jeg ikke')).toContain('melde afbud for dig')
    expect(bot.showed('Ring til')).toBe('Prøvekommunen, 70 10 20 30')
    await citizen.says('er du et menneske?')
    expect(bot.says().text).toMatch(/^Jeg er en digital assistent, ikke et menneske\./)
  })
})

describe('the language', () => {
  it('is changed by asking for it, and stays changed', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('english please')
    bot.replies('I am answering in English now. If you would rather have another language, press here.')
    expect(bot.labels()).toContain('Dansk')
    expect(bot.labels()).not.toContain('English')
    await citizen.says('hvad skal jeg nu?')
    bot.replies('Your next step is an appointment: Samtale om job. It is Thursday 4 March at 10:00.')
    expect(bot.says).toThrow('nothing that was not read')

    await citizen.says('kan du skrive på dansk igen')
    bot.replies('Nu svarer jeg på dansk. Vil du hellere have et andet sprog, så tryk her.')
  })

  it('is changed by a button', async () => {
    const { citizen, bot } = await conversation()

    await citizen.says('jeg vil gerne skifte sprog')
    bot.says()
    await citizen.taps('English')
    bot.replies('I am answering in English now. If you would rather have another language, press here.')
    await citizen.taps('Dansk')
    bot.replies('Nu svarer jeg på dansk. Vil du hellere have et andet sprog, så tryk her.')
  })

  it('is the page’s until somebody chooses, and a question in another one is still understood', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('what is my next step?')
    bot.replies('Dit næste skridt er en aftale: Samtale om job. Den er torsdag 4. marts kl. 10:00.')
  })
})
