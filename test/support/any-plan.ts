import fc from 'fast-check'
import type { Plan } from '../../src/domain/plan.ts'
import { day, type When } from '../../src/domain/time.ts'
import { aPlan } from './a-plan.ts'

/** Moments round the nights the clocks change in Denmark, and an ordinary one. */
const ANCHORS = ['2026-03-29T00:30:00Z', '2026-10-25T00:30:00Z', '2027-03-01T08:00:00Z'].map(text => Date.parse(text))

const MINUTE = 60_000

/** A `now` and a way to make moments and days within three days of it. */
interface Around {
  readonly now: Date
  readonly moment: fc.Arbitrary<Date>
  readonly when: fc.Arbitrary<When>
}

function around(anchor: number): Around {
  // Few enough that two often fall together, close enough that some lie minutes apart.
  const moment = fc
    .tuple(fc.integer({ min: -9, max: 9 }), fc.constantFrom(0, 15, 45))
    .map(([eights, minutes]) => new Date(anchor + (eights * 8 * 60 + minutes) * MINUTE))
  const aDay = moment.map(at => day(at.toISOString().slice(0, 10)))
  return { now: new Date(anchor), moment, when: fc.oneof(moment, aDay) }
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

function anyStep({ when }: Around) {
  return fc.record({
    status: fc.constantFrom('interested', 'planned', 'ongoing', 'paused', 'done', 'stopped'),
    starts: maybe(when),
    ends: maybe(when),
    order: fc.integer({ min: 0, max: 1 }),
    agreed: fc.boolean()
  } as const)
}

function anyAppointment({ moment, when }: Around) {
  return fc.record({
    starts: when,
    ends: maybe(moment),
    mode: fc.constantFrom('in-person', 'phone', 'video'),
    status: fc.constantFrom('proposed', 'booked', 'held', 'cancelled'),
    duty: maybe(fc.constant({})),
    citizenInvited: fc.boolean()
  } as const)
}

function anyExpectation({ when }: Around) {
  return fc.record({ force: fc.constantFrom('legal', 'agreed', 'wish'), due: maybe(when), done: fc.boolean() } as const)
}

/** Any plan with steps, appointments, expectations and entitlements close to `now`. */
export const anyPlan: fc.Arbitrary<{ readonly plan: Plan; readonly now: Date }> = fc
  .constantFrom(...ANCHORS)
  .map(around)
  .chain(near =>
    fc
      .tuple(
        fc.array(anyStep(near), { maxLength: 6 }),
        fc.array(anyAppointment(near), { maxLength: 6 }),
        fc.array(anyExpectation(near), { maxLength: 6 }),
        fc.array(maybe(near.when), { maxLength: 6 })
      )
      .map(([steps, appointments, expectations, promised]) => {
        const builder = aPlan()
        for (const step of steps) builder.withStep(step)
        for (const appointment of appointments) builder.withAppointment('2027-01-01', undefined, appointment)
        for (const expectation of expectations) builder.withExpectation(expectation)
        for (const by of promised) builder.withEntitlement({ by })
        return { plan: builder.build(), now: near.now }
      })
  )

/** The same plan with its records in the opposite order. */
export function turnedRound(plan: Plan): Plan {
  return {
    ...plan,
    steps: plan.steps.toReversed(),
    appointments: plan.appointments.toReversed(),
    expectations: plan.expectations.toReversed(),
    entitlements: plan.entitlements.toReversed()
  }
}
