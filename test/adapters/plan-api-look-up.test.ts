import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { PlanSourceDown } from '../../src/ports/plan-source.ts'
import { fullPlan } from '../support/plan-answers.ts'
import { type Behaviour, connectionReset, html, json, problem, silence } from '../support/plan-api-server.ts'
import { planSourceAndServer } from '../support/plan-source.ts'

/** No one has this number: there is no 31 February. */
const CPR = '3102990000'

describe('looking up who a citizen is', () => {
  let world: Awaited<ReturnType<typeof planSourceAndServer>>
  beforeEach(async () => {
    world = await planSourceAndServer({ limits: { attemptMs: 1_000 } })
  })
  afterEach(() => world.stop())

  const lookUp = () => world.source.lookUp({ scheme: 'cpr', value: CPR })

  it('gives the person, with what we use and no more', async () => {
    world.server.does(json({ ...fullPlan().person, brandNewField: 1 }))
    expect(await lookUp()).toEqual({
      id: 'person-1',
      displayName: 'Prøve Prøvesen',
      preferredLanguage: 'da',
      easyRead: true,
      interpreterNeed: 'so',
      addressProtected: false,
      deceased: false
    })
  })

  it('gives a person about whom only what is required is known', async () => {
    world.server.does(json({ id: 'person-2', displayName: 'Ny Prøve', addressProtected: true, deceased: false }))
    expect(await lookUp()).toEqual({
      id: 'person-2',
      displayName: 'Ny Prøve',
      easyRead: false,
      addressProtected: true,
      deceased: false
    })
  })

  it('sends the identity in the body and nowhere else', async () => {
    world.server.does(problem(404))
    await lookUp()
    expect(world.server.seen).toMatchObject([{ method: 'POST', url: '/v1/people/lookup', authorization: 'Bearer a-token' }])
    expect(JSON.parse(world.server.seen[0]?.body ?? '')).toEqual({ scheme: 'cpr', value: CPR })
  })

  it('gives nobody when the municipality does not know the citizen', async () => {
    world.server.does(problem(404))
    expect(await lookUp()).toBeUndefined()
    expect(world.log.lines).toEqual([])
  })

  const { displayName, ...nameless } = fullPlan().person
  const troubles: [string, Behaviour, object][] = [
    ['refuses us', problem(403), { reason: 'status', status: 403 }],
    ['fails', problem(500), { reason: 'status', status: 500 }],
    ['does not answer', silence, { reason: 'timeout' }],
    ['hangs up', connectionReset, { reason: 'network' }],
    ['sends a page', html(200), { reason: 'not-json', status: 200 }],
    ['has moved, so that a page says 404', html(404), { reason: 'not-json', status: 404 }],
    ['says who it is without a name', json(nameless), { faults: [{ pointer: '/displayName', keyword: 'required' }] }],
    [
      'sends the identity back in a wrong place',
      json({ ...nameless, displayName: { [CPR]: CPR } }),
      { faults: [{ pointer: '/displayName', keyword: 'type' }] }
    ]
  ]
  it.each(troubles)('says that the source is down when it %s, and never the identity', async (_, trouble, logged) => {
    world.server.does(trouble)
    const error: unknown = await lookUp().catch(it => it)

    expect(error).toBeInstanceOf(PlanSourceDown)
    expect(world.log.lines).toMatchObject([{ level: 'warn', fields: logged }])
    const { message, stack, cause } = error as PlanSourceDown
    expect(`${message} ${stack} ${cause} ${JSON.stringify(error)} ${JSON.stringify(world.log.lines)}`).not.toContain(CPR)
    expect(displayName).toBe('Prøve Prøvesen')
    expect(JSON.stringify(world.log.lines)).not.toContain('Prøve')
  })
})
