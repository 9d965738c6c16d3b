import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { contractCheck, type Plan } from '../../sandbox/contract.ts'
import { calendarAt } from '../../sandbox/people/calendar.ts'
import { citizens } from '../../sandbox/people/index.ts'
import { STAFF } from '../../sandbox/people/staff.ts'

const NOW = new Date('2026-10-22T08:00:00Z')
const TODAY = '2026-10-22'

const citizenOf = (key: string) => {
  const found = citizens.find(citizen => citizen.key === key)
  if (!found) throw new Error('no such citizen')
  return found
}

function planOf(key: string, now = NOW): Plan {
  const plan = citizenOf(key).plan?.(calendarAt(now))
  if (!plan) throw new Error('no plan')
  return plan
}

describe('Dates of the plans', () => {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Copenhagen',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit'
  })

  it.each([
    ['in the week summer time ends', '2026-10-22T08:00:00Z'],
    ['in the week summer time begins', '2027-03-25T22:30:00Z'],
    ['on a Saturday', '2026-08-15T10:00:00Z'],
    ['just before Christmas', '2026-12-22T10:00:00Z']
  ])('fall in office hours on weekdays when the sandbox starts %s', (_when, now) => {
    for (const { key, plan } of citizens) {
      if (!plan || key === 'oskar') continue
      for (const { starts } of planOf(key, new Date(now)).appointments) {
        const [weekday, time] = clock.format(new Date(starts)).replace(',', '').split(' ')
        expect(['Mon', 'Tue', 'Wed', 'Thu', 'Fri']).toContain(weekday)
        expect(time).toBe(starts.slice(11, 16))
        expect(Number(time?.slice(0, 2))).toBeGreaterThanOrEqual(8)
        expect(Number(time?.slice(0, 2))).toBeLessThan(16)
      }
    }
  })

  it('carry the offset Denmark has that day', () => {
    const calendar = calendarAt(NOW)
    expect(calendar.at(1, '10:00')).toBe('2026-10-23T10:00:00+02:00')
    expect(calendar.at(2, '10:00')).toBe('2026-10-26T10:00:00+01:00')
    expect(calendarAt(new Date('2026-12-23T10:00:00Z')).workday(1)).toBe('2026-12-28')
    expect(calendar.workday(-4)).toBe('2026-10-16')
  })

  it('count from the Danish day, not the one in UTC', () => {
    expect(calendarAt(new Date('2026-10-22T22:30:00Z')).day(0)).toBe('2026-10-23')
  })
})

describe('Amina, with whom all is well', () => {
  const plan = planOf('amina')

  it('has an answer to each of the four questions, from three areas', () => {
    expect(new Set(plan.steps.map(({ area }) => area))).toEqual(new Set(['job', 'social', 'health']))
    expect(new Set(plan.expectations.map(({ force }) => force))).toEqual(new Set(['legal', 'agreed', 'wish']))
    expect(plan.entitlements.length).toBeGreaterThan(3)
    expect(plan.waiting).toHaveLength(1)
    expect(plan.goals[0]).toMatchObject({ owner: 'citizen', statedBy: 'citizen' })
  })

  it('has one step with nothing but what the contract demands', () => {
    const bare = plan.steps.filter(step => Object.keys(step).length === 7)
    expect(bare.map(({ title }) => title)).toEqual(['Hjælp til post og papirer'])
  })

  it('refers only to people, goals and systems that are in the plan', () => {
    const people = new Set(plan.people.map(({ id }) => id))
    const systems = new Set(plan.systems.map(({ id }) => id))
    const goals = new Set(plan.goals.map(({ id }) => id))
    for (const step of plan.steps) {
      if (step.helpedById) expect(people).toContain(step.helpedById)
      if (step.goalId) expect(goals).toContain(step.goalId)
      expect(systems).toContain(step.source.system)
    }
    for (const { withIds = [] } of plan.appointments) for (const id of withIds) expect(people).toContain(id)
  })
})

describe('Each departure is what it is named for', () => {
  it('Mahad waits without an end', () => {
    expect(planOf('mahad').waiting[0]?.end).toEqual({ unknown: true })
  })

  it('Olena was to hear before today', () => {
    const end = planOf('olena').waiting[0]?.end
    expect(end && 'newsBy' in end && end.newsBy < TODAY).toBe(true)
  })

  it('Yusuf gets another caseworker, with a full handover record', () => {
    const [change] = planOf('yusuf').changes
    expect(change?.on && change.on > TODAY).toBe(true)
    for (const field of ['toId', 'toldOn', 'reason', 'knownByNew', 'staysTheSame', 'firstMeeting', 'contactUntil'] as const) {
      expect(change?.[field]).toBeTruthy()
    }
  })

  it('Piotr has two appointments at once', () => {
    const [first, second] = planOf('piotr').appointments
    const overlap = Date.parse(first?.ends ?? '') - Date.parse(second?.starts ?? '')
    expect(overlap).toBeGreaterThan(0)
  })

  it('Bente has nothing ahead, Kenneth no plan', () => {
    const plan = planOf('bente')
    expect([plan.appointments, plan.steps.map(({ status }) => status), plan.waiting]).toEqual([[], ['done'], []])
    expect(citizenOf('kenneth').plan).toBeUndefined()
  })

  it('Leyla is address-protected and her plan gives her street away', () => {
    const plan = planOf('leyla')
    expect(plan.person.addressProtected).toBe(true)
    const places = [...plan.steps, ...plan.appointments].flatMap(({ place }) => place ?? [])
    expect(places.filter(({ nearHome, address }) => nearHome && address?.startsWith('Hemmelig Vej'))).toHaveLength(2)
  })

  it('Jørgen wants easy reading and is in a course of the old law', () => {
    const plan = planOf('joergen')
    expect(plan.person.easyRead).toBe(true)
    expect(plan.plans[0]).toMatchObject({
      title: 'Ressourceforløb',
      status: 'active',
      basisVersion: 'regler før 1. februar 2026'
    })
  })

  it('Fatima has plans of three areas, Daryush a system that is down', () => {
    expect(planOf('fatima').plans.map(({ area }) => area)).toEqual(['job', 'social', 'health'])
    expect(planOf('daryush').systems.map(({ state }) => state)).toEqual(['up', 'down'])
  })

  it('Lone has 200 steps and 100 appointments', () => {
    const plan = planOf('lone')
    expect([plan.steps.length, plan.appointments.length]).toEqual([200, 100])
    expect(new Set(plan.steps.map(({ id }) => id)).size).toBe(200)
  })

  it('Svend is dead with an appointment still in the book, Zeynep has a family plan', () => {
    expect(planOf('svend').person.deceased).toBe(true)
    expect(planOf('svend').appointments[0]?.status).toBe('booked')
    expect(planOf('zeynep').plans.map(({ kind }) => kind)).toContain('family-plan')
  })

  it('Oskar has a plan that fails the contract in one place only', () => {
    const check = contractCheck('Plan')
    check(planOf('oskar'))
    expect(new Set(check.errors?.map(({ instancePath }) => instancePath))).toEqual(new Set(['/appointments/0/starts']))
  })
})

describe('Everybody is fictional, and says so', () => {
  it('has a CPR number that nobody can have', () => {
    for (const { cpr } of citizens) {
      expect(cpr).toMatch(/^\d{10}$/)
      expect(Number(cpr.slice(0, 2))).toBeGreaterThan(60)
    }
    expect(new Set(citizens.map(({ cpr }) => cpr)).size).toBe(citizens.length)
  })

  it('has a telephone number that rings nowhere', () => {
    const phones = [...STAFF, ...citizens.flatMap(({ key, plan }) => (plan ? planOf(key).people : []))].flatMap(
      ({ phone }) => phone ?? []
    )
    for (const phone of phones) expect(phone).toMatch(/^\+45000000\d\d$/)
  })

  it('speaks, between them, each language of the first order', () => {
    const languages = new Set(citizens.map(({ person }) => person.preferredLanguage))
    expect([...languages].sort()).toEqual(['ar', 'da', 'en', 'fa', 'pl', 'so', 'tr', 'uk'])
  })

  it('stands in the table of the README', () => {
    const readme = readFileSync(new URL('../../sandbox/README.md', import.meta.url), 'utf8').replaceAll(/ +/g, ' ')
    for (const { person, special } of citizens) expect(readme).toContain(`| ${person.displayName} | ${special} |`)
    for (const { name } of STAFF) expect(readme).toContain(`| ${name} |`)
  })
})

describe('The Danish of the plans', () => {
  const TEXTS = [
    'text',
    'why',
    'description',
    'purpose',
    'preparation',
    'afterwards',
    'meanwhile',
    'reason',
    'ifICannot',
    'staysTheSame',
    'nextAct'
  ]

  it('is easy to read: LIX 30 at most', () => {
    for (const { key, plan } of citizens) {
      if (plan) expect([key, lix(textsIn(planOf(key), TEXTS)) <= 30]).toEqual([key, true])
    }
  })
})

/** The free texts of a plan, found by the names of their fields. */
function textsIn(value: unknown, names: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? (names.includes(name) ? [inner] : []) : textsIn(inner, names)
  )
}

/** LIX: words per sentence, plus the share in percent of words longer than six letters. */
function lix(texts: readonly string[]): number {
  const all = texts.join(' ')
  const words = all.match(/\p{L}+/gu) ?? []
  const sentences = texts.reduce((sum, text) => sum + Math.max(1, text.match(/[.?!:]+/g)?.length ?? 0), 0)
  return words.length / sentences + (100 * words.filter(word => word.length > 6).length) / words.length
}
