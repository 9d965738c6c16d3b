import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Limits } from '../../src/adapters/plan-api/limits.ts'
import { fullPlan, item } from '../support/plan-answers.ts'
import { json, jsonUnlessSame, onceKept, problem } from '../support/plan-api-server.ts'
import { planSourceAndServer, until } from '../support/plan-source.ts'

type World = Awaited<ReturnType<typeof planSourceAndServer>>

const SECOND = 1_000
const HOUR = 60 * 60 * SECOND
const start = new Date('2027-03-01T09:00:00+01:00')
const later = (ms: number) => new Date(start.getTime() + ms)

const planFor = (id: string) => ({ ...fullPlan(), person: { ...fullPlan().person, id } })

describe('the plans the plan source keeps', () => {
  let world: World
  beforeEach(async () => {
    world = await planSourceAndServer()
    world.server.does(json(fullPlan()))
  })
  afterEach(() => world.stop())

  const withLimits = async (limits: Partial<Limits>) => {
    await world.stop()
    world = await planSourceAndServer({ limits })
    world.server.does(json(fullPlan()))
  }
  const planOf = (id = 'person-1') => world.source.planOf(id)

  it('are current for a minute', async () => {
    await planOf()
    world.clock.passes(59 * SECOND)
    expect(await planOf()).toMatchObject({ kind: 'fresh', readAt: start })
    expect(world.server.seen).toHaveLength(1)

    world.clock.passes(1 * SECOND)
    expect(await planOf()).toMatchObject({ kind: 'fresh', readAt: later(60 * SECOND) })
    expect(world.server.seen).toHaveLength(2)
  })

  it('are read once for a hundred who ask at the same time', async () => {
    const readings = await Promise.all(Array.from({ length: 100 }, () => planOf()))
    expect(readings.every(reading => reading.kind === 'fresh')).toBe(true)
    expect(world.server.seen).toHaveLength(1)
  })

  it('are kept apart by person', async () => {
    world.server.does(json(planFor('person-1')), json(planFor('person-2')))
    await planOf('person-1')
    await planOf('person-2')
    expect(await planOf('person-1')).toMatchObject({ plan: { person: { id: 'person-1' } } })
    expect(await planOf('person-2')).toMatchObject({ plan: { person: { id: 'person-2' } } })
    expect(world.server.seen.map(it => it.url)).toEqual(['/v1/people/person-1/plan', '/v1/people/person-2/plan'])
  })

  it('are renewed when the API says nothing has changed', async () => {
    world.server.does(jsonUnlessSame(fullPlan(), '"v1"'))
    await planOf()
    world.clock.passes(2 * HOUR)
    expect(await planOf()).toMatchObject({ kind: 'fresh', readAt: later(2 * HOUR), plan: { person: { id: 'person-1' } } })
    expect(world.server.seen.map(it => it.ifNoneMatch)).toEqual([undefined, '"v1"'])

    world.clock.passes(30 * SECOND)
    await planOf()
    expect(world.server.seen).toHaveLength(2)
  })

  it('are replaced when the API says something has changed', async () => {
    world.server.does(jsonUnlessSame(fullPlan(), '"v1"'), jsonUnlessSame({ ...fullPlan(), steps: [] }, '"v2"'))
    await planOf()
    world.clock.passes(HOUR)
    expect(await planOf()).toMatchObject({ kind: 'fresh', plan: { steps: [] } })
    world.clock.passes(HOUR)
    await planOf()
    expect(world.server.seen.map(it => it.ifNoneMatch)).toEqual([undefined, '"v1"', '"v2"'])
  })

  it('are not made up when the API says "unchanged" to one who has nothing', async () => {
    world.server.does((_, response) => response.writeHead(304).end())
    expect(await planOf()).toEqual({ kind: 'unreadable' })
  })

  it('are shown as old when the API is out, for a day after it last confirmed them', async () => {
    await planOf()
    world.server.does(problem(500))
    world.clock.passes(60 * SECOND)
    expect(await planOf()).toMatchObject({ kind: 'stale', readAt: start, plan: { person: { id: 'person-1' } } })
    expect(world.log.lines).toMatchObject([{ fields: { served: 'the older plan' } }])

    world.clock.passes(24 * HOUR - 60 * SECOND)
    expect(await planOf()).toMatchObject({ kind: 'stale', readAt: start })
    world.clock.passes(1)
    expect(await planOf()).toEqual({ kind: 'unreadable' })
  })

  it('are shown as old when the new answer has a fault, and never mixed with it', async () => {
    await planOf()
    world.clock.passes(HOUR)
    const [step] = fullPlan().steps
    world.server.does(json({ ...fullPlan(), steps: [{ ...step, title: 'Ny titel', order: 'first' }] }))
    expect(await planOf()).toMatchObject({ kind: 'stale', readAt: start, plan: { steps: [{ title: 'Praktik i gartneriet' }] } })
  })

  it('are shown as old when the API is slow, while the read goes on for whoever asks next', async () => {
    await withLimits({ slowMs: 20 })
    await planOf()
    world.clock.passes(HOUR)
    let goOn = () => {}
    world.server.does(onceKept(new Promise<void>(kept => (goOn = kept)), json({ ...fullPlan(), steps: [] })))

    expect(await planOf()).toMatchObject({ kind: 'stale', readAt: start })
    goOn()
    await until(async () => (await planOf()).kind === 'fresh')
    expect(await planOf()).toMatchObject({ kind: 'fresh', plan: { steps: [] } })
    expect(world.server.seen).toHaveLength(2)
  })

  it('are forgotten when we may not see the person any more', async () => {
    await planOf()
    world.clock.passes(HOUR)
    world.server.does(problem(403), problem(500))
    expect(await planOf()).toEqual({ kind: 'unreadable' })
    expect(await planOf()).toEqual({ kind: 'unreadable' })
  })

  it('are forgotten when there is no plan any more', async () => {
    await planOf()
    world.clock.passes(HOUR)
    world.server.does(problem(404), problem(500))
    expect(await planOf()).toEqual({ kind: 'no-plan' })
    expect(await planOf()).toEqual({ kind: 'unreadable' })
  })

  it('are not kept for a person who has died', async () => {
    await planOf()
    world.clock.passes(HOUR)
    const dead = { ...fullPlan(), person: { ...fullPlan().person, deceased: true } }
    world.server.does(json(dead), problem(500))
    expect(await planOf()).toMatchObject({ kind: 'fresh', plan: { person: { deceased: true } } })
    expect(await planOf()).toEqual({ kind: 'unreadable' })
  })

  it('are forgotten when the look-up says that the person has died', async () => {
    await planOf()
    world.server.does(json({ ...fullPlan().person, deceased: true }), problem(500))
    await world.source.lookUp({ scheme: 'mitid-uuid', value: 'a-uuid' })
    expect(await planOf()).toEqual({ kind: 'unreadable' })
  })

  it('are seen with the eyes of the day, even when the answer is of yesterday', async () => {
    const [step] = fullPlan().steps
    const untilToday = { ...step, ...item('step-2'), valid: { to: '2027-03-01' } }
    const fromTomorrow = { ...step, ...item('step-3'), valid: { from: '2027-03-02' } }
    world.server.does(jsonUnlessSame({ ...fullPlan(), steps: [untilToday, fromTomorrow] }, '"v1"'))
    expect(await planOf()).toMatchObject({ plan: { steps: [{ id: 'step-2' }] } })
    world.clock.passes(15 * HOUR)
    expect(await planOf()).toMatchObject({ plan: { steps: [{ id: 'step-3' }] } })
  })

  it.each([
    ['number', { cachedPlans: 2 }],
    ['size', { cachedBytes: Math.floor(JSON.stringify(fullPlan()).length * 2.5) }]
  ])('are bounded in %s: the one confirmed longest ago gives way', async (_, limits) => {
    await withLimits(limits)
    for (const id of ['1', '2', '3']) {
      world.server.does(json(planFor(id)))
      await planOf(id)
    }
    world.server.does(problem(500))
    expect(await Promise.all(['1', '2', '3'].map(async id => (await planOf(id)).kind))).toEqual(['unreadable', 'fresh', 'fresh'])
  })
})
