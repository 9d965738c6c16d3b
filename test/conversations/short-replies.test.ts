import { conversation } from '../support/conversation.ts'
import type { TestHouse } from '../support/house.ts'
import { idasPlan } from './plans.ts'

/** Messages that can mean several things; which of them a newly trained model still doubts may change. */
const VAGUE = ['kan du hjælpe mig med mødet', 'kan jeg få det', 'er det vigtigt', 'hvad så med pengene', 'skal jeg det']

async function askedWhich() {
  const talk = await conversation({ plan: idasPlan().build() })
  await talk.citizen.says(vague(talk.house))
  talk.bot.replies('Mener du en af de her?')
  return { ...talk, offered: talk.bot.labels() }
}

function vague({ understander }: TestHouse): string {
  const unclear = VAGUE.find(message => understander.understand(message, 'da').kind === 'unsure')
  if (!unclear) throw new Error('the understander is sure of every vague message: add one it should doubt')
  return unclear
}

describe('when the bot has asked which question was meant', () => {
  it.each(['den første', '1', 'nummer 1', 'Den øverste!', 'the first one'])('"%s" takes the first', async reply => {
    const { citizen, bot, offered } = await askedWhich()

    await citizen.says(reply)
    const said = bot.says()
    await citizen.says(String(offered[0]))
    expect(said.text).toBe(bot.says().text)
  })

  it('"yes" is not taken for any of them', async () => {
    const { citizen, bot, offered } = await askedWhich()

    await citizen.says('ja')
    bot.replies('Hvad af det mener du?')
    expect(bot.labels()).toEqual(offered)
  })

  it('"no" gets all the questions and a person', async () => {
    const { citizen, bot } = await askedWhich()

    await citizen.says('nej')
    bot.replies('Okay. Hvad vil du så gerne vide?')
    expect(bot.labels()).toHaveLength(5)
    expect(bot.labels()).toContain('Jeg vil tale med et menneske')
  })
})

describe('a short reply to nothing that was asked', () => {
  it('is no choice', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hvornår er mit møde?')
    bot.says()
    await citizen.says('den første')
    expect(bot.says().outcome).not.toBe('crisis')
    expect(bot.labels().length).toBeGreaterThan(0)
  })
})

describe('where and when', () => {
  it('are about what was just shown', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hvornår er mit møde?')
    bot.says()
    await citizen.says('hvor er det?')
    expect(bot.says().outcome).toMatch(/answered|unanswerable/)
    expect(bot.showed('Aftale')).toBe('Samtale om job')
  })
})

describe('swearing at the bot', () => {
  it.each(['fuck dig', 'idiot!!', 'du er en lorte bot', 'hold kæft'])('"%s" gets a calm answer and a person', async message => {
    const { citizen, bot } = await conversation()

    await citizen.says(message)
    bot.replies(
      'Jeg kan godt forstå, hvis du er vred eller træt af det. Jeg er kun en maskine. Et menneske kan hjælpe dig: ring til Prøvekommunen.'
    )
    expect(bot.labels()[0]).toBe('Jeg vil tale med et menneske')
  })

  it('does not hide the question beside it', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hvornår er mit fucking møde')
    expect(bot.says().text).toMatch(/^Din næste aftale er torsdag/)
  })
})
