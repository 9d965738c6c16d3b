import { describe, expect, it } from '@jest/globals'
import { toPlan } from '../../src/adapters/plan-api/to-plan.ts'
import { day } from '../../src/domain/time.ts'
import { appointment, fullPlan, item, type PlanAnswer } from '../support/plan-answers.ts'

const today = day('2027-03-01')
const planFrom = (change: Partial<PlanAnswer> = {}) => toPlan({ ...fullPlan(), ...change }, today)
const appointmentWith = (change: Partial<PlanAnswer['appointments'][number]>) =>
  planFrom({ appointments: [{ ...appointment('appointment-1'), ...change }] }).appointments[0]

/** Every text anywhere in a value. */
const textsIn = (value: unknown) => JSON.stringify(value)

describe('a plan made from an answer of the plan API', () => {
  it('names persons, goals and systems where the answer has their ids', () => {
    const { steps, appointments, waiting, changes, entitlements, barriers, teams } = planFrom()
    expect(steps[0]).toMatchObject({
      source: { system: 'Momentum', id: 'sag 17' },
      goal: { id: 'goal-2', parentId: 'goal-1', text: 'En praktik' },
      helpedBy: { name: 'Mikkel Prøve' },
      decidedBy: { name: 'Karin Prøve', phone: '+4500000001', languages: ['da', 'en'] }
    })
    expect(appointments[0]?.with.map(it => it.name)).toEqual(['Karin Prøve', 'Mikkel Prøve'])
    expect(teams[0]?.members.map(it => it.name)).toEqual(['Karin Prøve', 'Mikkel Prøve'])
    expect([waiting[0]?.holder, changes[0]?.from, entitlements[0]?.from].map(it => it?.id)).toEqual(['karin', 'karin', 'karin'])
    expect([barriers[0]?.owner, changes[0]?.to].map(it => it?.id)).toEqual(['mikkel', 'mikkel'])
  })

  it('keeps a day a day and a moment a moment', () => {
    const { steps, appointments, expectations, entitlements, waiting } = planFrom()
    expect(steps[0]).toMatchObject({ starts: '2027-03-08', ends: new Date('2027-04-02T13:00:00Z'), doneOn: '2027-04-02' })
    expect(appointments[0]).toMatchObject({ starts: new Date('2027-03-04T09:00:00Z'), ends: new Date('2027-03-04T09:45:00Z') })
    expect(appointmentWith({ starts: '2027-03-04' })?.starts).toBe('2027-03-04')
    expect(expectations[0]?.due).toEqual(new Date('2027-03-04T09:00:00Z'))
    expect(entitlements[0]?.by).toBe('2027-03-10')
    expect(waiting[0]?.source.updatedAt).toEqual(new Date('2027-02-20T07:30:00Z'))
  })

  it.each([
    [{ newsBy: '2027-03-15' }, { newsBy: '2027-03-15' }],
    [{ known: '2027-03-15' }, { known: '2027-03-15' }],
    [{ known: '2027-03-15T10:00:00Z' }, { known: new Date('2027-03-15T10:00:00Z') }],
    [{ unknown: true as const }, { unknown: true }]
  ])('keeps the end of a wait as it was said: %j', (end, expected) => {
    const [wait] = fullPlan().waiting
    expect(planFrom({ waiting: wait && [{ ...wait, end }] }).waiting[0]?.end).toEqual(expected)
  })

  it.each([
    ['proposed', 'proposed'],
    ['pending', 'proposed'],
    ['booked', 'booked'],
    ['arrived', 'held'],
    ['fulfilled', 'held'],
    ['noshow', 'held'],
    ['cancelled', 'cancelled']
  ] as const)('tells an appointment that is %s as %s', (status, expected) => {
    expect(appointmentWith({ status })?.status).toBe(expected)
  })

  it('leaves out an appointment entered in error', () => {
    expect(appointmentWith({ status: 'entered-in-error' })).toBeUndefined()
  })

  it('leaves out what is for staff only, in every list', () => {
    const answer = fullPlan()
    const hidden = JSON.parse(JSON.stringify(answer).replaceAll('"visibility":"citizen"', '"visibility":"staff"'))
    const { person, office, people, missingSources, ...lists } = toPlan(hidden, today)
    expect(Object.values(lists).every(list => list.length === 0)).toBe(true)
    expect(Object.values(planFrom()).every(list => !Array.isArray(list) || list.length > 0)).toBe(true)
    expect([person.id, office.phone, people.length, missingSources.length]).toEqual(['person-1', '+4500000000', 2, 1])
  })

  it('leaves out what is not valid today, and keeps what is on its first and last day', () => {
    const [step] = fullPlan().steps
    const steps = [
      { id: 'over', valid: { to: '2027-02-28' } },
      { id: 'last-day', valid: { to: '2027-03-01' } },
      { id: 'first-day', valid: { from: '2027-03-01' } },
      { id: 'not-yet', valid: { from: '2027-03-02' } },
      { id: 'always', valid: undefined }
    ].map(it => ({ ...(step as PlanAnswer['steps'][number]), ...it }))
    expect(planFrom({ steps }).steps.map(it => it.id)).toEqual(['last-day', 'first-day', 'always'])
  })

  it('leaves out a reference to a goal that is not shown', () => {
    const goals = fullPlan().goals.map(goal => ({ ...goal, visibility: 'staff' as const }))
    expect(planFrom({ goals }).steps[0]).toMatchObject({ id: 'step-1', goal: undefined })
    const [parent, child] = goals
    expect(planFrom({ goals: parent && child && [parent, { ...child, visibility: 'citizen' }] }).goals).toMatchObject([
      { id: 'goal-2', parentId: undefined }
    ])
  })

  it('names the systems that could not be asked', () => {
    expect(planFrom().missingSources).toEqual([
      { system: 'Nexus', area: 'health', lastSuccess: new Date('2027-02-28T21:00:00Z') }
    ])
  })

  it('keeps how to cancel, the duty and the place of an appointment', () => {
    expect(planFrom().appointments[0]).toMatchObject({
      cancelBy: 'Ring før kl. 9',
      duty: { legalReference: 'LAB § 31' },
      place: {
        name: 'Biblioteket i Prøveby',
        address: 'Prøvegade 1, 0999 Prøveby',
        room: 'lokale 2',
        travel: 'Bus 0 fra stationen'
      }
    })
    expect(appointmentWith({ duty: {} })?.duty).toEqual({})
  })

  describe('for an address-protected person', () => {
    const person = { ...fullPlan().person, addressProtected: true }

    it('tells no address, room or travel line of any place', () => {
      const plan = planFrom({ person })
      expect(plan.appointments[0]?.place).toEqual({ name: 'Biblioteket i Prøveby' })
      expect(plan.steps[0]?.place).toEqual({ name: 'Biblioteket i Prøveby' })
      expect(textsIn(plan)).not.toMatch(/Prøvegade|lokale 2|Bus 0/)
    })

    it('tells no place near the home', () => {
      const nearHome = { name: 'Hjørnet ved Prøvestien', nearHome: true }
      const steps = fullPlan().steps.map(step => ({ ...step, place: nearHome }))
      const plan = planFrom({ person, steps, appointments: [{ ...appointment('a'), place: nearHome }] })
      expect(textsIn(plan)).not.toContain('Prøvestien')
      expect([plan.steps[0]?.id, plan.appointments[0]?.id]).toEqual(['step-1', 'a'])
    })

    it('tells the office and its people all the same', () => {
      const plan = planFrom({ person })
      expect(plan.office).toEqual({ name: 'Jobcenter Prøveby', phone: '+4500000000', hours: 'hverdage 9-14' })
      expect(plan.people).toMatchObject([{ unit: 'Team Prøve', phone: '+4500000001' }, { name: 'Mikkel Prøve' }])
    })
  })

  it('tells a place near the home to one who is not address-protected', () => {
    expect(appointmentWith({ place: { name: 'Hjørnet', nearHome: true } })?.place).toEqual({ name: 'Hjørnet', nearHome: true })
  })

  it('gives every item its id, area, language and who said it', () => {
    const { person, office, people, missingSources, ...lists } = planFrom()
    for (const list of Object.values(lists)) {
      expect(list[0]).toMatchObject({ area: 'job', language: 'da', statedBy: 'office', source: { system: 'Momentum' } })
    }
    expect(planFrom({ teams: [{ ...item('t'), name: 'Holdet', statedBy: 'citizen', language: 'so' }] }).teams[0]).toMatchObject({
      id: 't',
      statedBy: 'citizen',
      language: 'so',
      members: [],
      period: {}
    })
  })
})
