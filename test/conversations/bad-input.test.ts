import { conversation } from '../support/conversation.ts'
import { idasPlan } from './plans.ts'

const NEXT = 'Dit næste skridt er en aftale: Samtale om job. Den er torsdag 4. marts kl. 10:00.'

describe('a message with nothing to read', () => {
  it.each([
    ['nothing', ''],
    ['spaces and line breaks', ' \n\t \r\n '],
    ['characters nobody can see', '\u200b\u2060\ufeff\u00ad\u200e\u202e\u2069'],
    ['control characters', '\u0000\u0007\u001b\u007f']
  ])('of %s is said to be empty', async (_, text) => {
    const { citizen, bot } = await conversation()

    await citizen.says(text)
    bot.replies('Jeg fik ingen tekst fra dig. Skriv dit spørgsmål, eller tryk på en knap.')
    bot.endedWith('refused: empty')
  })

  it('is said to be empty in English', async () => {
    const { citizen, bot } = await conversation({ language: 'en' })

    await citizen.says('   ')
    bot.replies('I got no text from you. Write your question, or press a button.')
  })
})

describe('a message with too much to read', () => {
  it.each([
    ['a hundred thousand characters', 'hvornår er min aftale '.repeat(4700)],
    ['ten thousand emoji', '🙂'.repeat(10_000)]
  ])('of %s is kept, and said to be too long', async (_, text) => {
    const { citizen, bot, stored } = await conversation()

    await citizen.says(text)
    bot.replies('Din besked er for lang. Skriv højst 4000 tegn ad gangen.')
    bot.endedWith('refused: too-long')
    expect((await stored()).at(-2)?.activity.text).toBe(text.trim())
  })

  it('is answered at four thousand, and not at one more', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    const longest = 'hvad er mit næste skridt? '.padEnd(4000, 'x')
    await citizen.says(longest)
    expect(bot.says().outcome).not.toBe('refused: too-long')
    await citizen.says(`${longest}x`)
    bot.says()
    bot.endedWith('refused: too-long')
  })
})

describe('a message with odd characters in it', () => {
  it.each([
    ['control characters', 'hvad er \u0000mit\u0007 næste skridt'],
    ['characters without width', 'hvad er mit n\u200bæste\u00ad skridt'],
    ['a turned reading direction', '\u202ehvad er mit næste skridt\u202c'],
    ['letters in two parts', 'hvad er mit næste skridt'.normalize('NFD')],
    ['half an emoji', 'hvad er mit næste skridt \ud83d'],
    ['emoji and shouting', '🙏🙏 HVAD ER MIT NÆSTE SKRIDT???!!! 😭']
  ])('(%s) is read as it was meant', async (_, text) => {
    const { citizen, bot, stored } = await conversation({ plan: idasPlan().build() })

    await citizen.says(text)
    bot.replies(NEXT)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be gone
    expect(String((await stored()).at(-2)?.activity.text)).not.toMatch(/[\u0000-\u0008\u200b\u00ad\u202a-\u202e]/)
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '**fed** [link](javascript:alert(1))',
    '{{office}} $t(common)',
    '<at>Næste skridt</at> hej'
  ])('%s is text and stays text', async text => {
    const { citizen, bot, stored } = await conversation()

    await citizen.says(text)
    const said = JSON.stringify(bot.says())
    expect(said).not.toMatch(/<script|<img|javascript:|\*\*fed|<at>/)
    const [message, answer] = (await stored()).slice(-2)
    expect(message?.activity.text).toBe(text)
    expect(answer?.activity).toMatchObject({ textFormat: 'plain' })
  })

  it('what stands in the plan is text too', async () => {
    const plan = idasPlan().withGoal({ text: '<b>**Et job**</b> [her](http://eksempel.example) {{name}} $t(noGoal)' }).with({})
    const [, odd] = plan.build().goals
    const { citizen, bot } = await conversation({ plan: plan.with({ goals: odd ? [odd] : [] }).build() })

    await citizen.says('hvad er planen')
    bot.replies('Dit mål er: »<b>**Et job**</b> [her](http://eksempel.example) {{name}} $t(noGoal).« Planen handler om job.')
  })
})

describe('a button whose value was changed by hand', () => {
  it.each([
    ['a question there is not', { ask: 'nonsense' }],
    ['something big', { ask: 'plan'.repeat(100_000) }],
    ['something nested', { ask: { ask: { ask: 'plan' } } }],
    ['a prototype', JSON.parse('{"__proto__":{"ask":"plan"},"constructor":"x"}')],
    ['a list', ['plan']],
    ['a text', 'plan'],
    ['nothing', null],
    ['a language too long to be one', { speak: 'x'.repeat(36) }]
  ])('to %s counts as its text', async (_, value) => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('Hvad er mit næste skridt?', { value })
    bot.replies(NEXT)
  })

  it('to a language there is not leaves the language as it is', async () => {
    const { citizen, bot } = await conversation()

    await citizen.says('Klingon', { value: { speak: 'tlh' } })
    expect(bot.says()).toMatchObject({ language: 'da' })
    await citizen.says('tak')
    bot.replies('Selv tak. Du kan altid skrive til mig igen.')
  })

  it('is not kept', async () => {
    const { citizen, bot, stored } = await conversation()

    await citizen.says('tak', { value: { ask: 'thanks', note: 'hemmeligt' }, activity: { channelData: { copy: 'hemmeligt' } } })
    bot.says()
    expect(JSON.stringify(await stored()).match(/hemmeligt/)).toBeNull()
  })
})
