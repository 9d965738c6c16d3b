import fc from 'fast-check'
import { collisions, comingAppointments, firstAppointmentAfter } from '../../src/domain/appointments.ts'
import type { Appointment } from '../../src/domain/plan.ts'
import { aPlan } from '../support/a-plan.ts'
import { anyPlan, turnedRound } from '../support/any-plan.ts'

const now = new Date('2027-03-01T09:00+01:00')
const startsOf = (appointments: Appointment[]) =>
  appointments.map(({ starts }) => (starts instanceof Date ? starts.toISOString() : starts))

describe('coming appointments', () => {
  it('are those booked or proposed, earliest first', () => {
    const plan = aPlan()
      .withAppointment('2027-03-11T10:00+01:00')
      .withAppointment('2027-03-04T10:00+01:00', undefined, { status: 'proposed' })
      .withAppointment('2027-03-02T10:00+01:00', undefined, { status: 'cancelled' })
      .withAppointment('2027-03-03T10:00+01:00', undefined, { status: 'held' })
      .build()
    expect(startsOf(comingAppointments(plan, now))).toEqual(['2027-03-04T09:00:00.000Z', '2027-03-11T09:00:00.000Z'])
  })

  it('are not those that have begun', () => {
    expect(comingAppointments(aPlan().withAppointment('2027-03-01T08:59+01:00').build(), now)).toEqual([])
    expect(comingAppointments(aPlan().withAppointment('2027-03-01T09:00+01:00').build(), now)).toHaveLength(1)
  })

  it('hold one under way until its end, when that is known', () => {
    const plan = aPlan()
      .withAppointment('2027-03-01T08:30+01:00', undefined, { ends: new Date('2027-03-01T09:30+01:00') })
      .build()
    expect(comingAppointments(plan, new Date('2027-03-01T09:29+01:00'))).toHaveLength(1)
    expect(comingAppointments(plan, new Date('2027-03-01T09:30+01:00'))).toEqual([])
  })

  it('hold one without a time until its day is over', () => {
    const plan = aPlan().withAppointment('2027-03-01').build()
    expect(comingAppointments(plan, new Date('2027-03-01T23:59+01:00'))).toHaveLength(1)
    expect(comingAppointments(plan, new Date('2027-03-02T00:00+01:00'))).toEqual([])
  })

  it.each([
    ['2026-03-29', '2026-03-29T23:59+02:00', '2026-03-30T00:00+02:00', 'summer time begins'],
    ['2026-10-25', '2026-10-25T23:59+01:00', '2026-10-26T00:00+01:00', 'summer time ends']
  ])('of %s stay to the last minute of the Danish day on which %4$s', (theDay, last, after) => {
    const plan = aPlan().withAppointment(theDay).build()
    expect(comingAppointments(plan, new Date(last))).toHaveLength(1)
    expect(comingAppointments(plan, new Date(after))).toEqual([])
  })

  it('are in the order of the clock in the hour that comes twice', () => {
    const plan = aPlan().withAppointment('2026-10-25T02:15+01:00').withAppointment('2026-10-25T02:45+02:00').build()
    expect(startsOf(comingAppointments(plan, new Date('2026-10-24T12:00Z')))).toEqual([
      '2026-10-25T00:45:00.000Z',
      '2026-10-25T01:15:00.000Z'
    ])
  })

  it('hold a meeting about the citizen, but the first one is one the citizen is invited to', () => {
    const plan = aPlan()
      .withAppointment('2027-03-04T10:00+01:00', undefined, { title: 'Teammøde', citizenInvited: false })
      .withAppointment('2027-03-11T10:00+01:00', undefined, { title: 'Jobsamtale' })
      .build()
    expect(comingAppointments(plan, now)).toHaveLength(2)
    expect(firstAppointmentAfter(plan, now)?.title).toBe('Jobsamtale')
  })

  it('are none when there is none', () => {
    expect(firstAppointmentAfter(aPlan().build(), now)).toBeUndefined()
  })
})

describe('two appointments that cannot both be kept', () => {
  const at = (starts: string, minutes: number | undefined, more: Partial<Appointment> = {}) => ({
    starts,
    more: { ends: minutes === undefined ? undefined : new Date(Date.parse(starts) + minutes * 60_000), ...more }
  })
  const pairsOf = (...appointments: ReturnType<typeof at>[]) => {
    const builder = aPlan()
    for (const { starts, more } of appointments) builder.withAppointment(starts, undefined, more)
    return collisions(builder.build(), now, 30).map(([a, b]) => startsOf([a, b]))
  }
  const phone = { mode: 'phone' } as const

  it('overlap', () => {
    const pair = ['2027-03-04T09:00:00.000Z', '2027-03-04T09:45:00.000Z']
    expect(pairsOf(at('2027-03-04T10:00+01:00', 60, phone), at('2027-03-04T10:45+01:00', 30, phone))).toEqual([pair])
    expect(pairsOf(at('2027-03-04T10:45+01:00', 30, phone), at('2027-03-04T10:00+01:00', 60, phone))).toEqual([pair])
  })

  it('leave too little time for the way when one is in person', () => {
    expect(pairsOf(at('2027-03-04T10:00+01:00', 60), at('2027-03-04T11:29+01:00', 30))).toHaveLength(1)
    expect(pairsOf(at('2027-03-04T10:00+01:00', 60), at('2027-03-04T11:29+01:00', 30, phone))).toHaveLength(1)
    expect(pairsOf(at('2027-03-04T10:00+01:00', 60, phone), at('2027-03-04T11:29+01:00', 30))).toHaveLength(1)
    expect(pairsOf(at('2027-03-04T10:00+01:00', 60), at('2027-03-04T11:30+01:00', 30))).toEqual([])
  })

  it('need no way between two calls, nor between two rooms of the same house', () => {
    const library = { place: { name: 'Biblioteket', address: 'Prøvevej 1' } }
    expect(pairsOf(at('2027-03-04T10:00+01:00', 60, phone), at('2027-03-04T11:00+01:00', 30, phone))).toEqual([])
    expect(pairsOf(at('2027-03-04T10:00+01:00', 60, library), at('2027-03-04T11:00+01:00', 30, library))).toEqual([])
    expect(pairsOf(at('2027-03-04T10:00+01:00', 60, library), at('2027-03-04T11:00+01:00', 30))).toHaveLength(1)
  })

  it('may be found by their start alone when no end is known', () => {
    expect(pairsOf(at('2027-03-04T10:00+01:00', undefined, phone), at('2027-03-04T10:00+01:00', undefined, phone))).toHaveLength(
      1
    )
    expect(pairsOf(at('2027-03-04T10:00+01:00', undefined, phone), at('2027-03-04T10:10+01:00', undefined, phone))).toEqual([])
    expect(pairsOf(at('2027-03-04T10:00+01:00', 60, phone), at('2027-03-04T10:10+01:00', undefined, phone))).toHaveLength(1)
  })

  it('are not guessed where one has a day and no time, is cancelled, or is not for the citizen', () => {
    const meeting = at('2027-03-04T10:00+01:00', 60)
    expect(pairsOf(meeting, at('2027-03-04', undefined))).toEqual([])
    expect(pairsOf(meeting, { ...meeting, more: { ...meeting.more, status: 'cancelled' } })).toEqual([])
    expect(pairsOf(meeting, { ...meeting, more: { ...meeting.more, citizenInvited: false } })).toEqual([])
  })

  it('are counted in real minutes over the night the clocks go forward', () => {
    const before = at('2026-03-29T01:30+01:00', 30, phone)
    const after = at('2026-03-29T03:00+02:00', 30, phone)
    const builder = aPlan()
      .withAppointment(before.starts, undefined, before.more)
      .withAppointment(after.starts, undefined, after.more)
    expect(collisions(builder.build(), new Date('2026-03-28T12:00Z'), 0)).toEqual([])
  })

  it('are each pair once, the earlier first, however the records are ordered', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 0, max: 120 }), ({ plan, now }, travel) => {
        const pairs = collisions(plan, now, travel).map(pair => pair.map(({ id }) => id))
        expect(collisions(turnedRound(plan), now, travel).map(pair => pair.map(({ id }) => id))).toEqual(pairs)
        expect(new Set(pairs.map(pair => pair.toSorted().join())).size).toBe(pairs.length)
        expect(pairs.every(([a, b]) => a !== b)).toBe(true)
      })
    )
  })

  it('do not become fewer when the way takes longer', () => {
    fc.assert(
      fc.property(anyPlan, ({ plan, now }) => {
        const near = collisions(plan, now, 15).map(pair => pair.map(({ id }) => id).join())
        expect(collisions(plan, now, 60).map(pair => pair.map(({ id }) => id).join())).toEqual(expect.arrayContaining(near))
      })
    )
  })
})
