import { randomUUID } from 'node:crypto'
import { aProgram, type Program } from '../support/program.ts'
import { Visitor } from '../support/visitor.ts'

const KILLS = 20
/** Messages under way around each kill. */
const VOLLEY = 12

describe('kill -9 in the middle of turns', () => {
  let program: Program

  beforeAll(async () => {
    program = await aProgram({ LOG_LEVEL: 'error' })
    await program.start()
  })
  afterAll(() => program.drop())

  it(`${KILLS} times loses nothing that was answered and doubles nothing, and what was not answered can be sent again`, async () => {
    const citizens = await Promise.all(
      ['amina', 'mahad', 'olena'].map(async name => {
        const citizen = new Visitor(program.url)
        await citizen.signsInAs(name)
        await citizen.opensTheChat()
        return { citizen, sent: [] as string[] }
      })
    )
    let answeredBeforeKill = 0
    let cutOff = 0

    for (let kill = 0; kill < KILLS; kill++) {
      const flying = citizens.flatMap(({ citizen, sent }) =>
        Array.from({ length: VOLLEY / citizens.length }, () => {
          const key = randomUUID()
          sent.push(key)
          return citizen.says('hvad er mit næste skridt?', key).then(status => ({ citizen, key, status }))
        })
      )
      // The moment of the kill moves through the volley: after one answer, after two …
      await nth(flying, kill % VOLLEY)
      await program.kill()
      const landed = await Promise.all(flying)
      answeredBeforeKill += landed.filter(({ status }) => status === 200).length
      cutOff += landed.filter(({ status }) => status !== 200).length

      await program.start()
      const again = landed.filter(({ status }) => status !== 200)
      for (const { citizen, key } of again) expect(await citizen.says('hvad er mit næste skridt?', key)).toBe(200)
    }

    for (const { citizen, sent } of citizens) {
      const talk = await citizen.reads()
      const messages = talk.filter(({ from }) => from.role !== 'bot')
      expect(messages.map(({ channelData }) => channelData?.clientActivityID).sort()).toEqual([...sent].sort())
      for (const { id } of messages) expect(talk.filter(({ replyToId }) => replyToId === id)).toHaveLength(1)
    }
    // Both kinds must have happened, or the kills came too early or too late to show anything.
    expect(answeredBeforeKill).toBeGreaterThan(0)
    expect(cutOff).toBeGreaterThan(0)
  }, 240_000)
})

/** Resolves when `count` of them have settled. */
function nth(promises: readonly Promise<unknown>[], count: number): Promise<void> {
  let settled = 0
  return new Promise(resolve => {
    if (count === 0) resolve()
    for (const promise of promises) promise.then(() => ++settled >= count && resolve())
  })
}
