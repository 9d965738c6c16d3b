import { conversation } from '../support/conversation.ts'
import { idasPlan } from './plans.ts'

const SOFT =
  'Har du det svært? Ring 112, hvis du er i fare lige nu. Du kan tale med Livslinien på 70 20 12 01. Får du ikke svar, så ring til din egen læge eller lægevagten.'

describe('a message of danger', () => {
  it.each(['jeg vil ikke leve mere', 'hvornår er min aftale? jeg vil dø', 'Jeg  VIL  bare  DØ!!!', 'i want to die'])(
    '"%s" gets the numbers at once, whatever else it asks',
    async message => {
      const { citizen, bot } = await conversation({ plan: idasPlan().build() })

      await citizen.says(message)
      const said = bot.says()
      expect(said).toMatchObject({ outcome: 'crisis', urgent: true, notices: [] })
      expect(said.text).toMatch(/^Er du i fare lige nu\? Ring 112\.\n/)
      expect(said.text).toContain('Jeg er en maskine')
      expect(said.text).toContain('Ingen fra kommunen får besked')
      expect(bot.showed('I fare lige nu')).toBe('Alarmcentralen, 112')
      expect(bot.showed('Tal med nogen')).toBe('Livslinien, 70 20 12 01')
      expect(bot.labels()[0]).toBe('Jeg vil tale med et menneske')
    }
  )

  it('gets them in the language chosen', async () => {
    const { citizen, bot } = await conversation({ language: 'en' })

    await citizen.says('jeg vil ikke leve mere')
    expect(bot.says().text).toMatch(/^Are you in danger right now\? Call 112\.\n/)
  })

  it('gets them alone, also before anything else was said, signed out, or after the session ended', async () => {
    for (const start of [{ greeted: false }, { signedIn: false }, {}]) {
      const { citizen, bot } = await conversation({ plan: idasPlan().build(), ...start })
      await citizen.isSignedOut()
      await citizen.says('jeg vil tage mit eget liv. 010190-1234')
      bot.says()
      bot.endedWith('crisis')
      bot.notes()
    }
  })

  it('gets them while the plan source is down or breaks', async () => {
    const { citizen, bot, planSource } = await conversation({ plan: idasPlan().build() })

    planSource.becomes({ kind: 'unreadable' })
    await citizen.says('jeg vil dø. hvad er mit næste skridt?')
    bot.says()
    bot.endedWith('crisis')
    planSource.breaksWith(new Error('down'))
    await citizen.says('jeg vil dø. hvad er mit næste skridt?')
    bot.says()
    bot.endedWith('crisis')
  })

  it('gets them also in a message too long to be read otherwise, or with a button pressed', async () => {
    const { citizen, bot } = await conversation()

    await citizen.says(`${'jeg skriver meget '.repeat(1000)} jeg vil dø`)
    bot.says()
    bot.endedWith('crisis')
    await citizen.says('jeg vil dø', { value: { ask: 'plan' } })
    bot.says()
    bot.endedWith('crisis')
  })

  it('keeps the errand beside it as a button, after the person', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hvornår er min aftale? jeg vil dø')
    bot.says()
    bot.endedWith('crisis')
    bot.offers('Jeg vil tale med et menneske', 'Hvornår er min aftale?')
  })

  it('lets the citizen go on', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('jeg vil dø')
    bot.says()
    await citizen.says('hvornår er min aftale')
    bot.replies('Din næste aftale er torsdag 4. marts kl. 10:00. Mød op her: Prøveby Rådhus.')
    bot.notes()
  })

  it('leaves no word in the log', async () => {
    const { citizen, bot, log } = await conversation({ plan: idasPlan().build() })

    await citizen.says('jeg vil dø i nat')
    bot.says()
    await citizen.says('jeg føler mig helt alene. hvad skal jeg nu?')
    bot.says()
    expect(JSON.stringify(log.lines)).not.toMatch(/dø|nat|alene/)
  })
})

describe('a heavy message without a word of danger', () => {
  it('hears where to turn, and gets its answer', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('jeg føler mig helt alene. hvad er mit næste skridt?')
    bot.replies('Dit næste skridt er en aftale: Samtale om job. Den er torsdag 4. marts kl. 10:00.')
    bot.notes(SOFT)
    expect(bot.lastText().startsWith(SOFT)).toBe(true)
    expect(bot.speech().startsWith(SOFT)).toBe(true)
  })

  it('hears it in English', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), language: 'en' })

    await citizen.says('i feel so alone. what is my next step?')
    bot.replies('Your next step is an appointment: Samtale om job. It is Thursday 4 March at 10:00.')
    expect(bot.notices()[0]).toContain('Livslinien (the suicide helpline) on 70 20 12 01')
  })

  it('hears it also when the errand cannot be done: signed out, or the session ended', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.isSignedOut()
    await citizen.says('jeg føler mig helt alene')
    bot.says()
    bot.endedWith('refused: session-ended')
    bot.notes(SOFT)
  })

  it('hears it when something of ours fails', async () => {
    const { citizen, bot, planSource } = await conversation({ plan: idasPlan().build() })

    planSource.breaksWith(new Error('down'))
    await citizen.says('jeg føler mig helt alene. hvad er mit næste skridt?')
    bot.says()
    bot.endedWith('refused: failed')
    bot.notes(SOFT)
  })
})
