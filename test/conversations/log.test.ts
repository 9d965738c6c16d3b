import { QUESTIONS } from '../../src/domain/question.ts'
import { conversation } from '../support/conversation.ts'
import { fullPlan } from '../support/plan-answers.ts'
import { json } from '../support/plan-api-server.ts'
import { planSourceAndServer } from '../support/plan-source.ts'

/** Every text in it that a person wrote or is called by, short words left out. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return /[a-zæøå]{4}/i.test(value) ? [value] : []
  return value && typeof value === 'object' ? Object.values(value).flatMap(wordsOf) : []
}

describe('the log of a talk', () => {
  it('holds nothing of the plan, of the citizen or of what was written', async () => {
    const world = await planSourceAndServer()
    const answer = fullPlan()
    world.server.does(json(answer))
    const { citizen, bot, planSource, log, stored } = await conversation()
    planSource.becomes(await world.source.planOf('person-1'))

    const written = ['jeg hedder Prøve Prøvesen', 'hvornår er min aftale på Biblioteket?', 'mit cpr er 0101901234', 'jeg vil dø']
    for (const message of written) {
      await citizen.says(message)
      bot.says()
    }
    for (const ask of QUESTIONS) {
      await citizen.says(ask, { value: { ask } })
      bot.says()
    }
    world.server.does(json({ ...answer, person: { ...answer.person, displayName: 17 } }))
    world.clock.passes(3_600_000)
    await world.source.planOf('person-1')
    planSource.breaksWith(new Error('Karin Prøve, Prøvegade 1'))
    await citizen.says('hvornår er min aftale')
    bot.says()
    await world.stop()

    const lines = JSON.stringify([...log.lines, ...world.log.lines])
    expect(log.lines).toHaveLength(1)
    expect(world.log.lines.length).toBeGreaterThan(0)
    const personal = [...wordsOf([answer.person, answer.people, answer.office, answer.appointments, answer.steps]), ...written]
    const free = personal.filter(text => /[ æøåÆØÅ]/.test(text))
    expect(free.length).toBeGreaterThan(20)
    expect(free.filter(text => lines.includes(text))).toEqual([])
    expect(lines).not.toMatch(/Prøve|Karin|Mikkel|Bibliotek|gartner|010190|dø/)
    expect((await stored()).length).toBeGreaterThan(60)
  })
})
