import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { barePlan } from '../support/bare-plan-answer.ts'
import { fullPlan } from '../support/plan-answers.ts'
import { asJson, html, json, problem } from '../support/plan-api-server.ts'
import { planSourceAndServer } from '../support/plan-source.ts'

type World = Awaited<ReturnType<typeof planSourceAndServer>>

/** A value nobody would write by chance: if it is in the log, the log quotes people. */
const PERSONAL = 'Solsikkevej 999'

describe('what the plan source makes of an answer', () => {
  let world: World
  beforeEach(async () => {
    world = await planSourceAndServer()
  })
  afterEach(() => world.stop())

  const readingOf = async (plan: unknown) => {
    world.server.does(json(plan))
    return world.source.planOf('person-1')
  }

  it('reads a plan in which every field is filled in', async () => {
    const reading = await readingOf(fullPlan())
    expect(reading).toMatchObject({ kind: 'fresh', readAt: new Date('2027-03-01T09:00:00+01:00') })
    expect(world.log.lines).toEqual([])
  })

  it('reads a plan that holds nothing but what is required', async () => {
    const reading = await readingOf(barePlan())
    expect(reading).toMatchObject({ kind: 'fresh', plan: { appointments: [{ bring: [], with: [], citizenInvited: true }] } })
  })

  it('accepts and ignores fields it does not know, as a later version may have them', async () => {
    const plan = structuredClone(fullPlan()) as unknown as Record<string, never>
    for (const at of [
      '',
      'person',
      'office',
      'steps.0',
      'steps.0.place',
      'waiting.0.end',
      'appointments.0.source',
      'people.0.period'
    ]) {
      const holder = at.split('.').reduce<Record<string, unknown>>((it, key) => (key ? (it[key] as never) : it), plan)
      holder.brandNewField = { holds: PERSONAL }
    }
    const reading = await readingOf(plan)
    expect(reading.kind).toBe('fresh')
    expect(JSON.stringify(reading)).not.toMatch(/brandNewField|Solsikkevej/)
  })

  const faulty: [what: string, pointer: string, keyword: string, spoil: (plan: ReturnType<typeof fullPlan>) => unknown][] = [
    ['a number where a text belongs', '/steps/0/title', 'type', p => Object.assign(p.steps[0] as object, { title: 17 })],
    [
      'a text where a truth value belongs',
      '/steps/0/agreed',
      'type',
      p => Object.assign(p.steps[0] as object, { agreed: PERSONAL })
    ],
    [
      'an unknown status',
      '/appointments/0/status',
      'enum',
      p => Object.assign(p.appointments[0] as object, { status: PERSONAL })
    ],
    ['an unknown state of a system', '/systems/1/state', 'enum', p => Object.assign(p.systems[1] as object, { state: PERSONAL })],
    ['a missing required field', '/goals/1/owner', 'required', p => delete (p.goals[1] as { owner?: string }).owner],
    ['a missing source', '/waiting/0/source', 'required', p => delete (p.waiting[0] as { source?: object }).source],
    ['a missing list', '/expectations', 'required', p => delete (p as { expectations?: unknown }).expectations],
    [
      'a person who is not among the people',
      '/steps/0/helpedById',
      'reference',
      p => Object.assign(p.steps[0] as object, { helpedById: 'Solsikkevej999' })
    ],
    [
      'one of many persons who is not',
      '/appointments/0/withIds/1',
      'reference',
      p => Object.assign(p.appointments[0] as object, { withIds: ['karin', 'Solsikkevej999'] })
    ],
    [
      'a goal that is not there',
      '/steps/0/goalId',
      'reference',
      p => Object.assign(p.steps[0] as object, { goalId: 'Solsikkevej999' })
    ],
    [
      'a system that is not there',
      '/pauses/0/source/system',
      'reference',
      p => p.pauses.map(it => Object.assign(it.source, { system: 'Solsikkevej999' }))
    ],
    [
      'a representative who is not there',
      '/person/representedBy',
      'reference',
      p => Object.assign(p.person, { representedBy: 'Solsikkevej999' })
    ],
    ['the same id twice in a list', '/goals/1/id', 'duplicate', p => Object.assign(p.goals[1] as object, { id: 'goal-1' })],
    ['the same person twice', '/people/1/id', 'duplicate', p => Object.assign(p.people[1] as object, { id: 'karin' })],
    ['the plan of somebody else', '/person/id', 'other-person', p => Object.assign(p.person, { id: 'Solsikkevej999' })],
    [
      'a day that is not in the calendar',
      '/pauses/0/to',
      'format',
      p => Object.assign(p.pauses[0] as object, { to: '2027-02-30' })
    ],
    [
      'a moment without an offset',
      '/appointments/0/ends',
      'format',
      p => Object.assign(p.appointments[0] as object, { ends: '2027-03-04T10:45:00' })
    ],
    [
      'a moment in a leap second',
      '/appointments/0/ends',
      'format',
      p => Object.assign(p.appointments[0] as object, { ends: '2016-12-31T23:59:60Z' })
    ],
    [
      'a moment on a day that is not in the calendar',
      '/appointments/0/ends',
      'format',
      p => Object.assign(p.appointments[0] as object, { ends: '2027-02-30T10:00:00Z' })
    ],
    [
      'an end that is two things',
      '/waiting/0/end',
      'oneOf',
      p => Object.assign(p.waiting[0] as object, { end: { newsBy: '2027-03-15', unknown: true } })
    ],
    [
      'an end that is one thing and half of another',
      '/waiting/0/end',
      'oneOf',
      p => Object.assign(p.waiting[0] as object, { end: { newsBy: '2027-03-15', known: PERSONAL } })
    ],
    ['nothing at all', '', 'type', () => undefined]
  ]
  it.each(faulty)('refuses the whole plan for %s, and says where', async (what, pointer, keyword, spoil) => {
    const plan = fullPlan()
    spoil(plan)
    const reading = await readingOf(what === 'nothing at all' ? null : plan)

    expect(reading).toEqual({ kind: 'unreadable' })
    expect(world.log.lines).toHaveLength(1)
    expect(world.log.lines[0]).toMatchObject({ level: 'warn', fields: { reason: 'invalid-answer', status: 200 } })
    expect(world.log.lines[0]?.fields.faults).toContainEqual({ pointer, keyword })
    expect(JSON.stringify(world.log.lines)).not.toMatch(/Solsikkevej|person-1|Prøve/)
  })

  it('never quotes a value in the log, whichever field of the answer is wrong', async () => {
    const spoilt = JSON.parse(JSON.stringify(fullPlan()), (_, value) =>
      typeof value === 'object' ? value : { [PERSONAL]: PERSONAL }
    )
    expect(await readingOf(spoilt)).toEqual({ kind: 'unreadable' })

    expect(world.log.lines).toHaveLength(1)
    expect(world.log.lines[0]?.fields.faults).toHaveLength(10)
    expect(world.log.lines[0]?.fields.faultCount).toBeGreaterThan(100)
    expect(JSON.stringify(world.log.lines)).not.toMatch(/Solsikkevej/)
  })

  it('names the person in the log by a short hash only', async () => {
    await readingOf(null)
    expect(world.log.lines[0]?.fields.person).toMatch(/^[0-9a-f]{10}$/)
  })

  it('refuses a plan of 3 MB', async () => {
    const plan = { ...fullPlan(), padding: 'x'.repeat(3 * 1024 * 1024) }
    expect(await readingOf(plan)).toEqual({ kind: 'unreadable' })
    expect(world.log.lines).toMatchObject([{ fields: { reason: 'too-large' } }])
  })

  it('reads a plan just within 2 MB', async () => {
    expect(await readingOf({ ...fullPlan(), padding: 'x'.repeat(2 * 1024 * 1024 - 20_000) })).toMatchObject({ kind: 'fresh' })
  })

  it.each([200, 404, 500])('does not take an HTML page with status %i for an answer', async status => {
    world.server.does(html(status))
    expect(await world.source.planOf('person-1')).toEqual({ kind: 'unreadable' })
    expect(world.log.lines[0]?.fields).toMatchObject({ reason: status === 500 ? 'status' : 'not-json', status })
  })

  it('does not take a plan under another name than JSON for an answer', async () => {
    world.server.does(json(fullPlan(), { 'content-type': 'text/plain' }))
    expect(await world.source.planOf('person-1')).toEqual({ kind: 'unreadable' })
  })

  it.each([
    ['broken JSON', '{"person": {'],
    ['text in another encoding', Buffer.from(JSON.stringify(fullPlan()), 'latin1')]
  ])('does not take %s for an answer', async (_, text) => {
    world.server.does(asJson(text))
    expect(await world.source.planOf('person-1')).toEqual({ kind: 'unreadable' })
    expect(world.log.lines[0]?.fields).toMatchObject({ reason: 'not-json' })
    expect(JSON.stringify(world.log.lines)).not.toMatch(/Prøve/)
  })

  it('says there is no plan when the API says so', async () => {
    world.server.does(problem(404))
    expect(await world.source.planOf('person-1')).toEqual({ kind: 'no-plan' })
  })

  it('asks nobody about an id that would lead to another address', async () => {
    for (const id of ['..', '.', 'a/b', '', 'a?b', 'å']) expect(await world.source.planOf(id)).toEqual({ kind: 'unreadable' })
    expect(world.server.seen).toEqual([])
  })
})
