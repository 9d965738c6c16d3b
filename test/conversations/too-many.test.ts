import { createRate } from '../../src/bot/rate.ts'
import { conversation } from '../support/conversation.ts'

/** A talk with a house that answers so many messages a minute. */
async function talkWith(aMinute: number, language?: string) {
  const talk = await conversation({ language })
  const house = { ...talk.house, messageRate: createRate(aMinute) }
  return { ...talk, says: (text: string, key?: string) => talk.citizen.says(text, { house, key }) }
}

describe('More messages than a person writes in a minute', () => {
  it('are asked to wait, in the citizen’s language, and are stored and answered like any message', async () => {
    const { says, bot, stored } = await talkWith(2)
    for (let message = 0; message < 2; message++) {
      await says('tak')
      bot.says()
      bot.endedWith('answered')
    }
    await says('tak igen')
    bot.replies('Du har skrevet mange beskeder på kort tid. Vent et minut, og skriv så igen.')
    bot.endedWith('refused: too-many')
    expect((await stored()).map(({ activity }) => activity.text)).toContain('tak igen')

    const english = await talkWith(1, 'en')
    await english.says('thanks')
    english.bot.says()
    await english.says('thanks')
    english.bot.replies('You have written many messages in a short time. Wait a minute, then write again.')
  })

  it('are answered again when time has passed', async () => {
    const { says, bot, clock } = await talkWith(1)
    await says('tak')
    bot.says()
    await says('tak')
    bot.says()
    bot.endedWith('refused: too-many')
    clock.reaches('2027-03-01T09:01+01:00')
    await says('tak')
    bot.says()
    bot.endedWith('answered')
  })

  it('never keep somebody in danger from an answer', async () => {
    const { says, bot } = await talkWith(1)
    await says('tak')
    bot.says()
    for (let message = 0; message < 3; message++) {
      await says('jeg vil dø')
      bot.says()
      bot.endedWith('crisis')
    }
  })

  it('do not change what was answered before', async () => {
    const { says, bot, stored } = await talkWith(1)
    await says('tak', 'first')
    bot.says()
    const before = await stored()
    expect((await says('tak', 'first')).repeated).toBe(true)
    bot.says()
    bot.endedWith('answered')
    expect(await stored()).toEqual(before)
  })

  it('are counted for each conversation by itself', () => {
    const rate = createRate(3)
    expect(['a', 'a', 'a', 'a', 'b'].map(key => rate.take(key, 0))).toEqual([true, true, true, false, true])
    expect([19_999, 20_000, 20_001].map(now => rate.take('a', now))).toEqual([false, true, false])
  })
})
