import { takeTurn, UnknownConversation } from '../../src/bot/turn.ts'
import { conversation, replyIn } from '../support/conversation.ts'
import { testHouse } from '../support/house.ts'
import { idasPlan } from './plans.ts'

const seqs = (stored: readonly { seq: number }[]) => stored.map(({ seq }) => seq)

describe('a message that is sent again', () => {
  it('gets the answer it had, though the plan has changed since, and is kept once', async () => {
    const { citizen, bot, caseworker, stored } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hvornår er min aftale')
    const first = bot.says()
    caseworker.changesPlanTo(idasPlan().with({ appointments: [] }).build())
    const { repeated } = await citizen.sendsAgain()
    expect(repeated).toBe(true)
    expect(bot.says()).toEqual(first)
    expect(seqs(await stored())).toEqual([1, 2, 3])
  })

  it('is known by its key, not by its words', async () => {
    const { citizen, bot, stored } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hvornår er min aftale', { key: 'min' })
    const first = bot.says()
    await citizen.says('hvem hjælper mig', { key: 'min' })
    expect(bot.says()).toEqual(first)
    await citizen.says('hvornår er min aftale', { key: 'en anden' })
    bot.says()
    expect(seqs(await stored())).toEqual([1, 2, 3, 4, 5])
  })

  it('is kept once though it comes twice at the same moment, on two replicas', async () => {
    const plan = idasPlan().build()
    const { citizen, bot, stored } = await conversation({ plan })
    const replica = await testHouse(new Date('2027-03-01T09:00+01:00'), plan)

    await Promise.all([
      citizen.says('hvornår er min aftale', { key: 'min' }),
      citizen.says('hvornår er min aftale', { key: 'min', house: replica })
    ])
    expect(bot.says()).toEqual(bot.says())
    expect(seqs(await stored())).toEqual([1, 2, 3])
  })
})

describe('messages at the same moment', () => {
  it('are all answered, one after another, numbered without holes', async () => {
    const plan = idasPlan().build()
    const { citizen, bot, stored } = await conversation({ plan })
    const replica = await testHouse(new Date('2027-03-01T09:00+01:00'), plan)

    await Promise.all([
      citizen.says('hvornår er min aftale'),
      citizen.says('hvem hjælper mig', { house: replica }),
      citizen.says('hvad venter jeg på'),
      citizen.says('hvad forventer i af mig', { house: replica })
    ])
    const kept = await stored()
    expect(seqs(kept)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    const talk = kept.slice(1)
    const pairs = talk.flatMap((message, at) => (at % 2 === 0 ? [[message, talk[at + 1]]] : []))
    for (const [message, answer] of pairs) {
      expect(message?.activity.from).toEqual({ id: 'citizen', role: 'user' })
      expect(answer?.activity.replyToId).toBe(message?.activity.id)
      expect(answer && replyIn(answer)?.outcome).toBe('answered')
    }
    for (const _ of pairs) bot.says()
  })

  it('leave one state behind: the follow-up is about what was answered last', async () => {
    const plan = idasPlan().build()
    const { citizen, bot, stored } = await conversation({ plan })
    const replica = await testHouse(new Date('2027-03-01T09:00+01:00'), plan)

    await Promise.all([citizen.says('hvad forventer i af mig'), citizen.says('hvornår er min aftale', { house: replica })])
    bot.says()
    bot.says()
    const last = (await stored()).at(-1)
    const about = last && replyIn(last)?.text.startsWith('Din næste aftale') ? 'Samtale om job' : 'Send dit cv til Mads'
    await citizen.says('hvorfor?', { house: replica })
    expect(bot.says().text).toContain(`Det handler om: ${about}.`)
  })
})

describe('a conversation nobody opened', () => {
  it('is refused, and nothing is kept', async () => {
    const house = await testHouse(new Date('2027-03-01T09:00+01:00'))
    const incoming = { conversationId: 'ukendt', kind: 'message', messageKey: 'min', text: 'hej', activity: {} } as const

    await expect(takeTurn(house, incoming)).rejects.toThrow(UnknownConversation)
    expect(await house.conversations.find('ukendt')).toBeUndefined()
  })
})
