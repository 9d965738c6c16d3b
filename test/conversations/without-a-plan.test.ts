import { QUESTIONS } from '../../src/domain/question.ts'
import { aPlan } from '../support/a-plan.ts'
import { barePlan } from '../support/bare-plan-answer.ts'
import { conversation } from '../support/conversation.ts'
import { json } from '../support/plan-api-server.ts'
import { planSourceAndServer } from '../support/plan-source.ts'
import { idasPlan } from './plans.ts'

describe('somebody without a plan', () => {
  it('hears that none can be found, and whom to call', async () => {
    const { citizen, bot } = await conversation()

    await citizen.says('hvad skal jeg nu?')
    bot.replies(
      'Jeg kan ikke finde en plan for dig i de systemer, jeg kan se. Ring til Prøvekommunen på 70 10 20 30, så kan de svare.'
    )
    bot.endedWith('unanswerable: no-plan')
    expect(bot.showed('Prøvekommunen')).toBe('70 10 20 30')
  })

  it('hears it in English', async () => {
    const { citizen, bot } = await conversation({ language: 'en' })

    await citizen.says('what is the plan')
    bot.replies(
      'I cannot find a plan for you in the systems I can read. Call Prøvekommunen on 70 10 20 30. They can tell you more.'
    )
  })
})

describe('the plan of somebody who has died', () => {
  it('is not shown, nor anything said about it', async () => {
    const plan = idasPlan()
      .of({ deceased: true })
      .with({ missingSources: [{ system: 'Nexus', area: 'health' }] })
      .build()
    const { citizen, bot, planSource } = await conversation({ plan })
    planSource.becomes({ kind: 'stale', plan, readAt: new Date('2027-02-28T17:30+01:00') })

    for (const message of ['hvad er planen', 'hvornår skal jeg til møde?', 'hvem hjælper mig']) {
      await citizen.says(message)
      bot.replies('Jeg kan ikke vise denne plan. Ring til Prøvekommunen på 70 10 20 30.')
      bot.endedWith('unanswerable: deceased')
      bot.notes()
    }
    await citizen.says('jeg kan ikke komme')
    bot.says()
    expect(bot.lastText()).not.toMatch(/Karen|Mads|Samtale|4\. marts/)
  })
})

describe('somebody who is not signed in', () => {
  it('is asked to sign in where the plan is needed, in the language of the page', async () => {
    const { citizen, bot } = await conversation({ signedIn: false, language: 'en' })

    await citizen.says('what is my next step?')
    bot.replies('I must know who you are before I can see your plan. Sign in here.')
    bot.endedWith('unanswerable: not-signed-in')
    bot.offers('Sign in')
  })

  it('gets an answer to what needs no plan', async () => {
    const { citizen, bot } = await conversation({ signedIn: false })

    for (const message of ['hvad kan du?', 'hvad betyder mentor?', 'kan jeg klage?', 'hvem kan se det jeg skriver', 'tak']) {
      await citizen.says(message)
      bot.says()
      bot.endedWith('answered')
    }
  })

  it('never sees the plan of anybody, whatever is asked or pressed', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), signedIn: false })

    for (const ask of QUESTIONS) {
      await citizen.says(ask, { value: { ask } })
      bot.says()
      expect(bot.lastText()).not.toMatch(/Karen|Mads|Ida|Samtale om job|Kursus/)
    }
  })
})

describe('a session that has ended', () => {
  it('answers nothing more, says so and offers to sign in', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.isSignedOut()
    await citizen.says('hvad skal jeg nu?')
    bot.replies('Du er logget ud. Din besked er ikke besvaret. Log ind igen, og spørg så en gang til.')
    bot.endedWith('refused: session-ended')
    bot.offers('Log ind')
  })

  it('ends by itself when nobody has written for half an hour', async () => {
    const { citizen, bot, clock } = await conversation({ plan: idasPlan().build() })

    clock.reaches('2027-03-01T09:29+01:00')
    await citizen.says('hvad skal jeg nu?')
    bot.says()
    bot.endedWith('answered')
    clock.reaches('2027-03-01T10:00+01:00')
    await citizen.says('hvad skal jeg nu?')
    bot.says()
    bot.endedWith('refused: session-ended')
  })
})

describe('a plan in which every field that may be missing is missing', () => {
  it('is answered from, and nothing is made up for what is not there', async () => {
    const world = await planSourceAndServer()
    world.server.does(json(barePlan()))
    const reading = await world.source.planOf('person-1')
    await world.stop()
    const { citizen, bot, planSource, log } = await conversation({ plan: aPlan().build() })
    planSource.becomes(reading)

    for (const ask of QUESTIONS) {
      await citizen.says(ask, { value: { ask } })
      const { outcome } = bot.says()
      expect([ask, outcome]).not.toEqual([ask, 'refused: failed'])
      expect(bot.lastText()).not.toMatch(/undefined|null|NaN|Invalid|\[object|\{\{/)
    }
    await citizen.says('hvornår er min aftale')
    bot.replies('Din næste aftale er torsdag 4. marts. Den er på telefon.')
    expect(log.lines).toEqual([])
  })
})
