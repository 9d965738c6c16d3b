import type { QuestionId } from '../../src/domain/question.ts'
import { isHeldBack } from '../../src/understanding/train.ts'
import { conversation } from '../support/conversation.ts'
import type { TestHouse } from '../support/house.ts'
import { sentencesOf } from '../understanding/read.ts'
import { idasPlan } from './plans.ts'

/** Sentences the model has not been trained on, with what it makes of them today. */
function heardAs(
  house: TestHouse,
  language: string,
  kind: 'sure' | 'unsure' | 'unknown'
): { question: QuestionId; text: string } {
  const found = Object.entries(sentencesOf(language))
    .filter(([question]) => question !== 'crisis' && (kind === 'unknown') === (question === 'out-of-scope'))
    .flatMap(([question, texts]) => texts.filter(isHeldBack).map(text => ({ question: question as QuestionId, text })))
    .find(({ question, text }) => {
      const heard = house.understander.understand(text, language)
      const isShort = house.followUps(language).read(text) !== undefined || house.followUps(language).isInsult(text)
      return !isShort && heard.kind === kind && (heard.kind !== 'sure' || heard.question === question)
    })
  if (!found) throw new Error(`no held-back sentence of ${language} is ${kind}`)
  return found
}

describe.each(['da', 'en', 'ar', 'so', 'tr', 'uk'])('in %s', language => {
  const inLanguage = () => conversation({ plan: idasPlan().build(), language })
  const words = (house: TestHouse) => ({
    t: house.texts.t(language, 'not-understood', house.clock.now()),
    common: house.texts.t(language, 'common', house.clock.now())
  })

  it('what is clear is answered', async () => {
    const { citizen, bot, house } = await inLanguage()

    await citizen.says(heardAs(house, language, 'sure').text)
    const said = bot.says()
    expect(said.language).toBe(language)
    expect(said.outcome).toMatch(/^(answered|unanswerable)/)
  })

  it('what is between gets the likeliest questions as buttons, and the first of them can be named', async () => {
    const { citizen, bot, house } = await inLanguage()

    await citizen.says(heardAs(house, language, 'unsure').text)
    bot.replies(words(house).t('didYouMean'))
    const [first] = bot.labels()
    await citizen.says('1')
    const chosen = bot.says().text
    await citizen.says(String(first))
    bot.replies(chosen)
  })

  it('what is not ours gets what it can help with, and the second time a person first', async () => {
    const { citizen, bot, house } = await inLanguage()
    const { text } = heardAs(house, language, 'unknown')

    await citizen.says(text)
    bot.replies(words(house).t('canHelpWith'))
    await citizen.says(text)
    bot.replies(words(house).t('callInstead', { name: house.office.name }))
    expect(bot.labels()).toContain(words(house).common('ask.talk-to-person'))
  })
})
