import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { LIMITS } from '../../src/adapters/plan-api/limits.ts'
import { fullPlan } from '../support/plan-answers.ts'
import {
  type Behaviour,
  brokenOff,
  connectionReset,
  html,
  json,
  onceKept,
  problem,
  silence,
  slowDrip
} from '../support/plan-api-server.ts'
import { planSourceAndServer, until } from '../support/plan-source.ts'

type World = Awaited<ReturnType<typeof planSourceAndServer>>

describe('the plan source when the plan API is in trouble', () => {
  let world: World
  const theWorld = async (options?: Parameters<typeof planSourceAndServer>[0]) => {
    await world.stop()
    world = await planSourceAndServer(options)
  }
  beforeEach(async () => {
    world = await planSourceAndServer()
  })
  afterEach(() => world.stop())

  const planOf = (id = 'person-1') => world.source.planOf(id)
  const logged = () => world.log.lines.map(line => line.fields)

  const passing: [string, Behaviour][] = [
    ['a reset connection', connectionReset],
    ['an answer broken off in the middle', brokenOff],
    ['429', problem(429)],
    ['502', html(502)],
    ['503', problem(503)],
    ['504', problem(504)]
  ]
  it.each(passing)('tries again after %s, twice at most', async (_, trouble) => {
    world.server.does(trouble, trouble, json(fullPlan()))
    expect(await planOf()).toMatchObject({ kind: 'fresh' })
    expect(world.server.seen).toHaveLength(3)

    world.server.does(trouble)
    expect(await planOf('person-2')).toEqual({ kind: 'unreadable' })
    expect(world.server.seen).toHaveLength(6)
    expect(logged()).toHaveLength(1)
  })

  it.each([500, 501, 400, 302])('does not try again after %i', async status => {
    world.server.does(problem(status, { location: '/elsewhere' }))
    expect(await planOf()).toEqual({ kind: 'unreadable' })
    expect(world.server.seen).toHaveLength(1)
    expect(logged()).toMatchObject([{ reason: 'status', status }])
  })

  it('says in the log which way the network failed', async () => {
    world.server.does(connectionReset)
    await planOf()
    expect(logged()).toMatchObject([{ reason: 'network', code: 'ECONNRESET', served: 'nothing' }])
  })

  it('waits as long as a short Retry-After asks', async () => {
    await theWorld({ limits: { attemptMs: 3_000, totalMs: 5_000 } })
    world.server.does(problem(429, { 'retry-after': '1' }), json(fullPlan()))
    const started = Date.now()
    expect(await planOf()).toMatchObject({ kind: 'fresh' })
    expect(Date.now() - started).toBeGreaterThanOrEqual(990)
  })

  it('does not wait for a long Retry-After', async () => {
    world.server.does(problem(503, { 'retry-after': '120' }), json(fullPlan()))
    expect(await planOf()).toEqual({ kind: 'unreadable' })
    expect(world.server.seen).toHaveLength(1)
    expect(logged()).toMatchObject([{ reason: 'status', status: 503, retryAfterMs: 120_000 }])
  })

  it.each([
    ['says nothing', silence],
    ['sends its answer one byte at a time', slowDrip]
  ])('gives up when the time of one attempt is over and the API %s', async (_, slow) => {
    await theWorld({ limits: { attemptMs: 200, totalMs: 60_000 } })
    world.server.does(slow)
    expect(await planOf()).toEqual({ kind: 'unreadable' })
    expect(world.server.seen).toHaveLength(1)
    expect(logged()).toMatchObject([{ reason: 'timeout' }])
  })

  it('gives up when the time of the whole read is over, whatever is still to be tried', async () => {
    await theWorld({ limits: { totalMs: 200, longestRetryAfterMs: 60_000 } })
    world.server.does(problem(429, { 'retry-after': '60' }))
    expect(await planOf()).toEqual({ kind: 'unreadable' })
    expect(logged()).toMatchObject([{ reason: 'timeout' }])
  })

  it('gives up when the token does not come', async () => {
    await theWorld({ limits: { attemptMs: 200 }, token: () => new Promise(() => {}) })
    expect(await planOf()).toEqual({ kind: 'unreadable' })
    expect(logged()).toMatchObject([{ reason: 'timeout' }])
  })

  it('says in the log that the token was the trouble, and not what the token service said', async () => {
    const refused = Object.assign(new Error('client secret "hemmelig" is wrong'), { errorCode: 'invalid_client' })
    await theWorld({ token: () => Promise.reject(refused) })
    expect(await planOf()).toEqual({ kind: 'unreadable' })
    expect(logged()).toMatchObject([{ reason: 'token', code: 'invalid_client' }])
    expect(JSON.stringify(world.log.lines)).not.toMatch(/hemmelig/)
  })

  it('answers a 401 once, with another token', async () => {
    const refused: (string | undefined)[] = []
    await theWorld({
      token: async token => {
        refused.push(token)
        return token ? 'new-token' : 'old-token'
      }
    })
    world.server.does(problem(401), json(fullPlan()))
    expect(await planOf()).toMatchObject({ kind: 'fresh' })
    expect(world.server.seen.map(it => it.authorization)).toEqual(['Bearer old-token', 'Bearer new-token'])
    expect(refused).toEqual([undefined, 'old-token'])

    world.server.does(problem(401))
    expect(await planOf('person-2')).toEqual({ kind: 'unreadable' })
    expect(world.server.seen).toHaveLength(4)
    expect(logged()).toMatchObject([{ reason: 'status', status: 401 }])
  })

  describe('that keeps failing', () => {
    const failUntilLeftInPeace = async () => {
      world.server.does(problem(500))
      for (let read = 0; read < LIMITS.failuresToOpen; read++) await planOf()
    }

    it('is left in peace after twelve failures in a row, not sooner', async () => {
      await failUntilLeftInPeace()
      expect(world.server.seen).toHaveLength(12)
      expect(await planOf()).toEqual({ kind: 'unreadable' })
      expect(world.server.seen).toHaveLength(12)
      expect(logged().at(-1)).toMatchObject({ reason: 'circuit-open' })
    })

    it('is asked again after a while, and then as before', async () => {
      await theWorld({ limits: { openMs: 50 } })
      await failUntilLeftInPeace()
      world.server.does(json(fullPlan()))
      await until(async () => (await planOf()).kind === 'fresh')
      expect(world.server.seen).toHaveLength(13)
      expect(world.log.lines.filter(line => line.level !== 'warn')).toMatchObject([
        { level: 'error', message: 'plan source keeps failing and is left in peace' },
        { level: 'info', message: 'plan source answers again' }
      ])
    })

    it('is asked by one request only when it may be well again', async () => {
      await theWorld({ limits: { openMs: 50 } })
      await failUntilLeftInPeace()
      let wellAgain = () => {}
      world.server.does(onceKept(new Promise<void>(kept => (wellAgain = kept)), problem(404)), problem(404))
      const trial = until(async () => (await planOf()).kind === 'no-plan')
      await until(() => world.server.seen.length === 13)

      const others = ['person-2', 'person-3'].map(planOf)
      await fetch(`${world.server.url}/by-then-the-others-would-have-come`)
      expect(world.server.seen.slice(13).map(it => it.url)).toEqual(['/by-then-the-others-would-have-come'])

      wellAgain()
      await trial
      expect(await Promise.all(others)).toEqual([{ kind: 'no-plan' }, { kind: 'no-plan' }])
      expect(world.server.seen).toHaveLength(16)
    })

    it('is not left in peace because single persons may not be read', async () => {
      world.server.does(problem(403))
      for (let read = 0; read < 8; read++) await planOf()
      world.server.does(json({}))
      for (let read = 0; read < 8; read++) await planOf()
      expect(world.server.seen).toHaveLength(16)
    })
  })

  describe('and its state', () => {
    it('is not asked yet at first, up after any answer of the API, down when it cannot be asked', async () => {
      expect(world.source.state()).toBe('not-asked-yet')
      for (const answer of [json(fullPlan()), problem(404), problem(403), json({})]) {
        world.server.does(problem(500))
        await planOf('person-2')
        expect(world.source.state()).toBe('down')
        world.server.does(answer)
        await planOf('person-2')
        expect(world.source.state()).toBe('up')
      }
    })
  })

  it('ends what is under way when stopped', async () => {
    await theWorld({ limits: { attemptMs: 60_000, totalMs: 60_000 } })
    world.server.does(silence)
    const reading = planOf()
    await until(() => world.server.seen.length === 1)
    world.source.stop()
    expect(await reading).toEqual({ kind: 'unreadable' })
  })
})
