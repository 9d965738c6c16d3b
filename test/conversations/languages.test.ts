import { conversation } from '../support/conversation.ts'
import { idasPlan } from './plans.ts'

const IN_ENGLISH = 'Answer in English from now on'
const PA_DANSK = 'Svar på dansk fra nu af'

describe('a message in another language than the chosen one', () => {
  it('is understood, answered in the chosen one, and one button changes it from now on', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('what is my next step please')
    expect(bot.says().language).toBe('da')
    expect(bot.labels()[0]).toBe(IN_ENGLISH)

    await citizen.taps(IN_ENGLISH)
    expect(bot.says().language).toBe('en')
    await citizen.says('what is expected of me?')
    expect(bot.says().language).toBe('en')
    expect(bot.labels()).not.toContain(IN_ENGLISH)
  })

  it('changes nothing for one word, which may be borrowed', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    for (const word of ['meeting', 'deadline?', 'help']) {
      await citizen.says(word)
      bot.says()
      expect([word, bot.labels()]).not.toEqual([word, expect.arrayContaining([IN_ENGLISH])])
    }
  })

  it('changes nothing for Danish nouns in an English sentence', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), language: 'en' })

    await citizen.says('when is my samtale at the jobcenter')
    expect(bot.says().language).toBe('en')
    expect(bot.labels()).not.toContain(PA_DANSK)
  })
})

describe('somebody who has not chosen a language', () => {
  it('is greeted in the browser’s and answered in the one they write', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), browserLanguage: 'da', greeted: false })

    await citizen.opensTheChat()
    expect(bot.says().language).toBe('da')
    await citizen.says('hello, what is my next step?')
    expect(bot.says().language).toBe('en')
    await citizen.says('hvad forventes der af mig?')
    expect(bot.says().language).toBe('da')
  })

  it('hears the crisis text in the language they write', async () => {
    const { citizen, bot } = await conversation({ browserLanguage: 'da' })

    await citizen.says('I do not want to live any more')
    expect(bot.says()).toMatchObject({ language: 'en', outcome: 'crisis' })
  })
})
