import { QUESTIONS } from '../../src/domain/question.ts'
import { day } from '../../src/domain/time.ts'
import type { PlanReading } from '../../src/ports/plan-source.ts'
import { aPlan } from '../support/a-plan.ts'
import { conversation } from '../support/conversation.ts'
import { appointment, fullPlan, item, type PlanAnswer } from '../support/plan-answers.ts'
import { json } from '../support/plan-api-server.ts'
import { planSourceAndServer } from '../support/plan-source.ts'
import { idasPlan } from './plans.ts'

/** The plan as the municipality's system answers it, read by our own reader. */
async function read(answer: PlanAnswer): Promise<PlanReading> {
  const world = await planSourceAndServer()
  world.server.does(json(answer))
  const reading = await world.source.planOf('person-1')
  await world.stop()
  expect(reading.kind).toBe('fresh')
  return reading
}

/** Asks everything there is to ask in both languages; gives back all that was kept of it. */
async function everythingSaidFrom(reading: PlanReading): Promise<string> {
  const { citizen, bot, planSource, stored } = await conversation({ plan: aPlan().build() })
  planSource.becomes(reading)
  for (const speak of ['da', 'en']) {
    await citizen.says(speak, { value: { speak } })
    bot.says()
    for (const ask of QUESTIONS) {
      await citizen.says(ask, { value: { ask } })
      bot.says()
    }
  }
  return JSON.stringify(await stored())
}

describe('an answer from the plan', () => {
  it.each([
    ['da', /Hentet i dag, mandag 1\. marts kl\. 09:00\.$/],
    ['en', /Fetched today, Monday 1 March at 09:00\.$/]
  ])('always says where it stands and how old it is (%s)', async (language, age) => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), language })
    const fromPlan = ['plan', 'next-step', 'expected-of-me', 'what-i-can-expect', 'appointment', 'prepare', 'getting-there']
    const andThese = ['waiting', 'what-comes-after', 'why', 'people', 'progress', 'cannot-come']

    for (const ask of [...fromPlan, ...andThese]) {
      await citizen.says(ask, { value: { ask } })
      bot.says()
      expect([ask, bot.source()?.line]).toEqual([ask, expect.stringMatching(age)])
      expect(bot.lastText()).toMatch(age)
      expect(bot.speech()).toMatch(age)
    }
  })

  it('names the system, and the record with its age', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hvad kan jeg forvente af jer')
    bot.says()
    expect(bot.source()).toEqual({
      line: 'Fra Prøvesystem. Opdateret fredag 26. februar. Hentet i dag, mandag 1. marts kl. 09:00.',
      stale: false,
      records: [
        {
          system: 'Prøvesystem',
          id: expect.stringMatching(/^kilde-entitlement-/),
          updated: 'fredag 26. februar',
          datetime: '2027-02-26T08:00:00.000Z'
        }
      ]
    })
  })

  it('says whole what a client without our page shows, and aloud all but what stands behind "more"', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('hvornår er min aftale')
    const { text, facts, more } = bot.says()
    expect(facts.length).toBeGreaterThan(2)
    expect(bot.lastText()).toContain(text)
    expect(bot.speech()).toContain(text)
    for (const { label } of facts) {
      expect(bot.lastText()).toContain(`${label}: `)
      expect(bot.speech()).toContain(`${label}: `)
    }
    for (const { heading } of more) expect(bot.lastText()).toContain(`\n${heading}\n`)
  })

  it('keeps the Danish term beside a translated one', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), language: 'en' })

    for (const [ask, term] of [
      ['people', 'koordinerende sagsbehandler'],
      ['rights', 'bisidder'],
      ['privacy', 'sagsbehandler']
    ]) {
      await citizen.says(String(ask), { value: { ask } })
      bot.says()
      expect(bot.lastText()).toContain(`(${term})`)
    }
  })

  it('never turns a wish or a step that was not agreed into a duty', async () => {
    const plan = aPlan()
      .withExpectation({ text: 'Lær at svømme', force: 'wish' })
      .withStep({ title: 'Prøv en alpakafarm', agreed: false, starts: day('2027-03-03') })
      .build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvad forventer i af mig')
    bot.says()
    bot.endedWith('unanswerable: not-in-plan')
    expect(bot.lastText()).not.toMatch(/svømme|alpaka/)
  })

  it('talks of no sanction, no amount and no chance of its own', async () => {
    const said = await everythingSaidFrom({ kind: 'fresh', plan: idasPlan().build(), readAt: new Date('2027-03-01T09:00+01:00') })
    expect(said.match(/sanktion|straf|trukket i|sanction|penalt| kr\.|kroner|sandsynlig|probab|garant/i)).toBeNull()
  })
})

describe('what the municipality’s system says and the citizen never sees', () => {
  it('is whether somebody stayed away', async () => {
    const statuses = ['noshow', 'arrived', 'fulfilled', 'entered-in-error', 'cancelled'] as const
    const appointments = statuses.map(status => ({ ...appointment(`den-${status}`), title: `Møde ${status}`, status }))
    const said = await everythingSaidFrom(await read({ ...fullPlan(), appointments }))
    expect(said.match(/noshow|no-show|udeble|mødte ikke/i)).toBeNull()
    expect(said.match(/Møde (entered|cancelled)/)).toBeNull()
  })

  it('is any address of somebody whose address is protected', async () => {
    const home = {
      name: 'Hjemme hos dig',
      address: 'Solsikkevej 999',
      room: 'køkkenet',
      travel: 'Gå ned ad Solsikkevej',
      nearHome: true
    }
    const office = {
      name: 'Biblioteket',
      address: 'Eksempeltorv 7',
      room: 'lokale 2',
      travel: 'Bus 12 til Eksempeltorv',
      nearHome: false
    }
    const answer = fullPlan()
    const protectedPlan: PlanAnswer = {
      ...answer,
      person: { ...answer.person, addressProtected: true },
      appointments: [
        { ...appointment('hjemme'), place: home },
        { ...appointment('ude'), starts: '2027-03-05T10:00:00+01:00', ends: undefined, place: office }
      ],
      steps: answer.steps.map(step => ({ ...step, ...item(step.id), place: home }))
    }
    const said = await everythingSaidFrom(await read(protectedPlan))
    expect(said.includes('Biblioteket')).toBe(true)
    expect(said.match(/Solsikkevej|Eksempeltorv|Hjemme hos dig|køkkenet|lokale 2/)).toBeNull()
  })
})
