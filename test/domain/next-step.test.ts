import fc from 'fast-check'
import { nextStep, overdueSteps } from '../../src/domain/next-step.ts'
import type { Plan } from '../../src/domain/plan.ts'
import { compareWhen, day, isPast } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { anyPlan, turnedRound } from '../support/any-plan.ts'

const now = new Date('2027-03-01T09:00+01:00')

const titleOf = (plan: Plan) => nextStep(plan, now)?.item.title

describe('the next step', () => {
  it('is nothing when nothing is planned', () => {
    expect(nextStep(aPlan().build(), now)).toBeUndefined()
  })

  it('is the open item with the earliest date ahead, whichever was written first', () => {
    const plan = aPlan()
      .withStep({ title: 'Praktik', starts: day('2027-03-20') })
      .withAppointment('2027-03-11T10:00+01:00', 'the library', { title: 'Jobsamtale' })
      .withStep({ title: 'Kursus', starts: day('2027-03-08') })
      .build()
    expect(nextStep(plan, now)).toMatchObject({ kind: 'step', item: { title: 'Kursus' }, overdue: false })
  })

  it('is an appointment when that comes before every step', () => {
    const plan = aPlan()
      .withStep({ starts: day('2027-03-20') })
      .withAppointment('2027-03-11T10:00+01:00')
      .build()
    expect(nextStep(plan, now)).toMatchObject({ kind: 'appointment', overdue: false })
  })

  it('is the appointment when a step falls at the same moment', () => {
    const plan = aPlan()
      .withStep({ starts: new Date('2027-03-11T10:00+01:00') })
      .withAppointment('2027-03-11T10:00+01:00')
      .build()
    expect(nextStep(plan, now)?.kind).toBe('appointment')
  })

  it('is among undated steps the one that stands first in the plan', () => {
    const plan = aPlan().withStep({ title: 'B', order: 2 }).withStep({ title: 'A', order: 1 }).build()
    expect(titleOf(plan)).toBe('A')
  })

  it('puts what has a date before what has none', () => {
    const plan = aPlan()
      .withStep({ title: 'undated', order: 0 })
      .withStep({ title: 'dated', order: 9, starts: day('2028-01-01') })
    expect(titleOf(plan.build())).toBe('dated')
  })

  it.each(['interested', 'paused', 'done', 'stopped'] as const)('is never a step that is %s', status => {
    expect(
      nextStep(
        aPlan()
          .withStep({ status, starts: day('2027-03-08') })
          .build(),
        now
      )
    ).toBeUndefined()
  })

  it('counts a step under way with its end, not with its start that lies behind', () => {
    const plan = aPlan()
      .withStep({ title: 'Praktik', status: 'ongoing', starts: day('2027-01-04'), ends: day('2027-03-26') })
      .withAppointment('2027-03-11T10:00+01:00', undefined, { title: 'Jobsamtale' })
    expect(titleOf(plan.build())).toBe('Jobsamtale')
    expect(
      nextStep(
        aPlan()
          .withStep({ status: 'ongoing', starts: day('2027-01-04') })
          .build(),
        now
      )?.overdue
    ).toBe(false)
  })

  it('does not call a step overdue that is under way and should have ended', () => {
    const plan = aPlan()
      .withStep({ status: 'ongoing', ends: day('2027-02-01') })
      .build()
    expect(nextStep(plan, now)).toMatchObject({ kind: 'step', overdue: false })
    expect(overdueSteps(plan, now)).toEqual([])
  })

  it('is the appointment ahead rather than a step under way that should have ended', () => {
    const plan = aPlan()
      .withStep({ status: 'ongoing', ends: day('2027-02-01') })
      .withAppointment('2027-03-11T10:00+01:00')
      .build()
    expect(nextStep(plan, now)?.kind).toBe('appointment')
  })

  it('counts a step planned for today the whole day', () => {
    const plan = aPlan()
      .withStep({ starts: day('2027-03-01') })
      .build()
    expect(nextStep(plan, new Date('2027-03-01T23:59+01:00'))?.overdue).toBe(false)
    expect(nextStep(plan, new Date('2027-03-02T00:00+01:00'))?.overdue).toBe(true)
  })

  it('is not a meeting about the citizen that the citizen is not invited to', () => {
    const plan = aPlan().withAppointment('2027-03-04T10:00+01:00', undefined, { citizenInvited: false }).build()
    expect(nextStep(plan, now)).toBeUndefined()
  })
})

describe('an overdue step', () => {
  const overdue = { title: 'Kursus', starts: day('2027-02-01') }

  it('is the next step when nothing lies ahead, and is marked', () => {
    const plan = aPlan().withStep({ title: 'undated', order: 0 }).withStep(overdue).build()
    expect(nextStep(plan, now)).toMatchObject({ item: { title: 'Kursus' }, overdue: true })
  })

  it('does not hide the next appointment, and is told beside it', () => {
    const plan = aPlan().withStep(overdue).withAppointment('2027-03-11T10:00+01:00', undefined, { title: 'Jobsamtale' }).build()
    expect(titleOf(plan)).toBe('Jobsamtale')
    expect(overdueSteps(plan, now).map(step => step.title)).toEqual(['Kursus'])
  })

  it('is also one that was to end on a day behind and has no start', () => {
    expect(
      overdueSteps(
        aPlan()
          .withStep({ ends: day('2027-02-01') })
          .build(),
        now
      )
    ).toHaveLength(1)
  })

  it('comes with the others, the oldest first', () => {
    const plan = aPlan()
      .withStep({ title: 'newer', starts: day('2027-02-20') })
      .withStep(overdue)
      .build()
    expect(overdueSteps(plan, now).map(step => step.title)).toEqual(['Kursus', 'newer'])
  })
})

describe('in every plan', () => {
  it('the next step is not over, unless it is marked overdue', () => {
    fc.assert(
      fc.property(anyPlan, ({ plan, now }) => {
        const next = nextStep(plan, now)
        if (next?.kind === 'appointment') {
          const { starts, ends } = next.item
          expect(!isPast(starts, now) || (ends !== undefined && ends > now)).toBe(true)
        } else if (next && !next.overdue && next.item.status === 'planned') {
          const date = next.item.starts ?? next.item.ends
          expect(date === undefined || !isPast(date, now)).toBe(true)
        }
      })
    )
  })

  it('no coming appointment lies before the next step', () => {
    fc.assert(
      fc.property(anyPlan, ({ plan, now }) => {
        const next = nextStep(plan, now)
        const ahead = plan.appointments.filter(
          ({ starts, status, citizenInvited }) =>
            citizenInvited && !isPast(starts, now) && (status === 'booked' || status === 'proposed')
        )
        const date =
          next?.kind === 'step'
            ? next.item.status === 'planned'
              ? (next.item.starts ?? next.item.ends)
              : next.item.ends
            : next?.item.starts
        for (const appointment of ahead) expect(date !== undefined && compareWhen(date, appointment.starts) <= 0).toBe(true)
      })
    )
  })

  it('a planned step is never dropped: there is a next step, or no step is open', () => {
    fc.assert(
      fc.property(anyPlan, ({ plan, now }) => {
        const open = plan.steps.some(({ status }) => status === 'planned' || status === 'ongoing')
        expect(nextStep(plan, now) !== undefined || !open).toBe(true)
      })
    )
  })

  it('the order of the records makes no difference', () => {
    fc.assert(
      fc.property(anyPlan, ({ plan, now }) => {
        expect(nextStep(turnedRound(plan), now)).toEqual(nextStep(plan, now))
        expect(overdueSteps(turnedRound(plan), now)).toEqual(overdueSteps(plan, now))
      })
    )
  })
})
