import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { conversation } from '../support/conversation.ts'
import { idasPlan } from './plans.ts'

describe('"Hvorfor skal jeg det?"', () => {
  it('is answered with the reason and the goal that stand in the plan', async () => {
    const goal = aPlan().withGoal().build().goals[0]
    const plan = aPlan()
      .withStep({ title: 'Kursus', starts: day('2027-03-15'), why: 'Du lærer at passe dyr', goal })
      .build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvorfor skal jeg det')
    bot.replies('Det handler om: Kursus. Din plan siger hvorfor: Du lærer at passe dyr.')
    expect(bot.showed('Dit eget mål')).toBe('Et job med dyr')
  })

  it('says that nobody has written it down, and never makes up a reason', async () => {
    const plan = aPlan()
      .withPerson()
      .withStep({ title: 'Kursus', starts: day('2027-03-15') })
      .build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvorfor det?')
    bot.replies('Det handler om: Kursus. Din plan siger ikke hvorfor. Ring til Karen Prøve, og spørg.')
    bot.endedWith('unanswerable: not-in-plan')
  })

  it('is answered in English', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), language: 'en' })

    await citizen.says('why?')
    bot.replies('It is about: Samtale om job. Your plan says why: I finder en praktik.')
  })
})

describe('"Hvad har jeg nået?"', () => {
  const plan = idasPlan()
    .withStep({ title: 'Cv-kursus', status: 'done', doneOn: day('2027-02-10') })
    .withStep({ title: 'Praktik på dyrehospital', status: 'ongoing' })
    .build()

  it('is answered with facts alone', async () => {
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvor langt er jeg kommet')
    bot.replies('Du er færdig med 1 ting. Du er i gang med 1 ting.')
    expect(bot.showed('Sidst færdig')).toBe('Cv-kursus')
    expect(bot.showed('I gang nu')).toBe('Praktik på dyrehospital')
    expect(bot.showed('Kommer senere')).toBe('1 skridt')
  })

  it('scores nobody: no share, no grade, no praise', async () => {
    const { citizen, bot } = await conversation({ plan, language: 'en' })

    await citizen.says('what have i done so far')
    bot.replies('You have finished 1 thing. You are in the middle of 1 thing.')
    expect(bot.lastText()).not.toMatch(/%|procent|per cent|point|score|well done|great|good job/i)
  })
})
