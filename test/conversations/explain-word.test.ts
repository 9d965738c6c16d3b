import { aPlan } from '../support/a-plan.ts'
import { conversation } from '../support/conversation.ts'

const MENTOR = '»mentor« betyder: En, der støtter dig, så du kommer i gang og holder fast. I kan gå til møder sammen.'

describe('"Hvad betyder …?"', () => {
  it('explains a word of the trade, also to somebody who is not signed in', async () => {
    const { citizen, bot } = await conversation({ signedIn: false })

    await citizen.says('hvad betyder mentor?')
    bot.replies(MENTOR)
    bot.endedWith('answered')
  })

  it('keeps the Danish term in English', async () => {
    const { citizen, bot } = await conversation({ language: 'en' })

    await citizen.says('what does partshøring mean?')
    expect(bot.says().text).toMatch(/^“partshøring” \([a-z ]+\) means: /)
  })

  it('asks which word, and then takes the word alone, though alone it would ask for a person', async () => {
    const { citizen, bot } = await conversation({ plan: aPlan().withPerson({ role: 'mentor' }).build() })

    await citizen.says('mentor')
    bot.says()
    bot.endedWith('unanswerable: nobody-known')
    expect(bot.lastText()).not.toContain('betyder')

    await citizen.says('hvad betyder det ord?')
    bot.replies('Hvilket ord vil du gerne have forklaret? Skriv kun ordet.')
    await citizen.says('mentor')
    bot.replies(MENTOR)
    await citizen.says('og virksomhedspraktik')
    expect(bot.says().text).toMatch(/^»virksomhedspraktik« betyder: /)
  })

  it('listens to another question after a word, though it names one', async () => {
    const { citizen, bot } = await conversation({ plan: aPlan().withPerson({ role: 'mentor' }).build() })

    await citizen.says('hvad betyder partshøring?')
    bot.says()
    await citizen.says('hvem er min mentor?')
    bot.says()
    expect(bot.lastText()).toContain('Karen Prøve')
  })

  it('guesses at no word it does not know', async () => {
    const { citizen, bot } = await conversation()

    await citizen.says('hvad betyder snurretop?')
    bot.replies('Det ord kender jeg ikke. Ring og spørg Prøvekommunen.')
    bot.endedWith('unanswerable: word-unknown')
  })
})
