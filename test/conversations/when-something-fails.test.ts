import type { Plan } from '../../src/domain/plan.ts'
import { conversation } from '../support/conversation.ts'
import { idasPlan } from './plans.ts'

describe('when something of ours fails', () => {
  it('the citizen hears it with a phone number, and the message is kept', async () => {
    const { citizen, bot, planSource, caseworker, stored } = await conversation({ plan: idasPlan().build() })

    planSource.breaksWith(new Error('down'))
    await citizen.says('hvornår er min aftale')
    bot.replies('Der gik noget galt hos os. Din besked er gemt. Prøv igen, eller ring til Prøvekommunen på 70 10 20 30.')
    bot.endedWith('refused: failed')
    expect(bot.showed('Prøvekommunen')).toBe('70 10 20 30')
    expect((await stored()).at(-2)?.activity.text).toBe('hvornår er min aftale')

    caseworker.changesPlanTo(idasPlan().build())
    await citizen.says('hvornår er min aftale')
    bot.says()
    bot.endedWith('answered')
  })

  it('the citizen hears it in their language', async () => {
    const { citizen, bot, planSource } = await conversation({ plan: idasPlan().build(), language: 'en' })

    planSource.breaksWith(new Error('down'))
    await citizen.says('when is my next meeting?')
    bot.replies('Something went wrong on our side. Your message is kept. Try again, or call Prøvekommunen on 70 10 20 30.')
  })

  it('also where the answer cannot be shown: a date that is none', async () => {
    const plan = idasPlan().build()
    const broken = { ...plan, entitlements: plan.entitlements.map(item => ({ ...item, by: new Date(Number.NaN) })) }
    const { citizen, bot } = await conversation({ plan: broken })

    await citizen.says('hvad kan jeg forvente af jer')
    bot.says()
    bot.endedWith('refused: failed')
  })

  it('the log says what failed and where, and quotes nothing', async () => {
    const { citizen, bot, planSource, log } = await conversation({ plan: idasPlan().build() })

    planSource.breaksWith(new RangeError('Karen Prøve\n    at Solsikkevej 999\n0101901234'))
    await citizen.says('hvornår er min aftale')
    bot.says()
    expect(log.lines).toEqual([
      {
        level: 'error',
        message: 'a turn failed',
        fields: { fault: 'RangeError', place: expect.arrayContaining([expect.stringContaining('when-something-fails.test.ts')]) }
      }
    ])
    expect(JSON.stringify(log.lines)).not.toMatch(/Karen|Solsikkevej|010190|aftale/)
  })

  it('what is thrown need not be an error', async () => {
    const { citizen, bot, planSource, log } = await conversation({ plan: idasPlan().build() })

    planSource.breaksWith('Karen Prøve' as unknown as Error)
    await citizen.says('hvornår er min aftale')
    bot.says()
    bot.endedWith('refused: failed')
    expect(JSON.stringify(log.lines)).not.toContain('Karen')
  })

  it('a plan that is no plan at all is apologised for as anything else', async () => {
    const { citizen, bot } = await conversation({ plan: { person: { id: 'person-1' } } as unknown as Plan })

    await citizen.says('hvornår er min aftale')
    bot.says()
    bot.endedWith('refused: failed')
  })
})
