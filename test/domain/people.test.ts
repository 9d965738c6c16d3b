import { comingChange, contactFor, coordinator, peopleRound } from '../../src/domain/people.ts'
import type { Plan } from '../../src/domain/plan.ts'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'

const at = (theDay: string) => new Date(`${theDay}T09:00+01:00`)
const now = at('2027-03-01')
const namesOf = (plan: Plan, when = now) => peopleRound(plan, when).map(({ name }) => name)

describe('the coordinator', () => {
  it('is the coordinating caseworker, else the caseworker, else nobody', () => {
    const both = aPlan().withPerson({ name: 'Bo', role: 'caseworker' }).withPerson({ name: 'Karen' }).build()
    expect(coordinator(both, now)?.name).toBe('Karen')
    expect(coordinator(aPlan().withPerson({ name: 'Bo', role: 'caseworker' }).build(), now)?.name).toBe('Bo')
    expect(coordinator(aPlan().withPerson({ role: 'mentor' }).build(), now)).toBeUndefined()
  })

  it('is the one whose dates cover today, the first and the last day too', () => {
    const plan = aPlan()
      .withPerson({ name: 'Old', period: { to: day('2027-03-01') } })
      .withPerson({ name: 'New', period: { from: day('2027-03-02') } })
      .build()
    expect(coordinator(plan, at('2027-03-01'))?.name).toBe('Old')
    expect(coordinator(plan, at('2027-03-02'))?.name).toBe('New')
  })

  it('is the one who came last when two overlap', () => {
    const plan = aPlan()
      .withPerson({ name: 'New', period: { from: day('2027-02-01') } })
      .withPerson({ name: 'Old', period: { from: day('2026-01-01') } })
      .build()
    expect(coordinator(plan, now)?.name).toBe('New')
  })

  it('changes on the day of the handover when the persons have no dates of their own', () => {
    const plan = aPlan()
      .withPerson({ name: 'Old' })
      .withPerson({ name: 'New' })
      .withChange({ on: day('2027-03-10') })
      .build()
    expect(coordinator(plan, at('2027-03-09'))?.name).toBe('Old')
    expect(coordinator(plan, at('2027-03-10'))?.name).toBe('New')
  })

  it('is the new one on the day of the handover even when the old one stays that day', () => {
    const plan = aPlan()
      .withPerson({ name: 'Old', period: { from: day('2026-01-01'), to: day('2027-03-10') } })
      .withPerson({ name: 'New' })
      .withChange({ on: day('2027-03-10') })
      .build()
    expect(coordinator(plan, at('2027-03-10'))?.name).toBe('New')
  })

  it('is the old one again when the case comes back', () => {
    const builder = aPlan()
      .withPerson({ name: 'Old' })
      .withPerson({ name: 'New' })
      .withChange({ on: day('2026-10-01') })
    const [first, second] = builder.build().people
    const plan = builder.withChange({ from: second, to: first, on: day('2027-02-01') }).build()
    expect(coordinator(plan, at('2026-12-01'))?.name).toBe('New')
    expect(coordinator(plan, now)?.name).toBe('Old')
  })

  it('is the old one until the day of a change to somebody nobody has named', () => {
    const plan = aPlan()
      .withPerson({ name: 'Old' })
      .withChange({ on: day('2027-03-10'), to: undefined })
      .build()
    expect(coordinator(plan, at('2027-03-09'))?.name).toBe('Old')
    expect(coordinator(plan, at('2027-03-10'))).toBeUndefined()
  })
})

describe('the people round me', () => {
  it('are the coordinator, then mentors, then the others', () => {
    const plan = aPlan()
      .withPerson({ name: 'Employer', role: 'employer' })
      .withPerson({ name: 'Consultant', role: 'job-consultant' })
      .withPerson({ name: 'Mentor', role: 'mentor' })
      .withPerson({ name: 'Caseworker', role: 'caseworker' })
      .withPerson({ name: 'Coordinator' })
      .build()
    expect(namesOf(plan)).toEqual(['Coordinator', 'Mentor', 'Caseworker', 'Consultant', 'Employer'])
  })

  it('are only those whose dates cover today', () => {
    const plan = aPlan()
      .withPerson({ name: 'gone', role: 'mentor', period: { to: day('2027-02-28') } })
      .withPerson({ name: 'here', role: 'mentor' })
      .withPerson({ name: 'to come', role: 'mentor', period: { from: day('2027-03-02') } })
      .build()
    expect(namesOf(plan)).toEqual(['here'])
  })

  it('never hold both sides of a handover', () => {
    const plan = aPlan()
      .withPerson({ name: 'Old' })
      .withPerson({ name: 'New' })
      .withChange({ on: day('2027-03-10') })
      .build()
    expect(namesOf(plan, at('2027-03-09'))).toEqual(['Old'])
    expect(namesOf(plan, at('2027-03-10'))).toEqual(['New'])
  })
})

describe('a change of caseworker', () => {
  const changing = (on: string, toldOn?: string) =>
    aPlan()
      .withPerson({ name: 'Old' })
      .withPerson({ name: 'New' })
      .withChange({ on: day(on), toldOn: toldOn === undefined ? undefined : day(toldOn) })
      .build()

  it('is told before it happens and for 14 days after', () => {
    expect(comingChange(changing('2027-06-01'), now)?.to?.name).toBe('New')
    expect(comingChange(changing('2027-02-15'), now)?.to?.name).toBe('New')
    expect(comingChange(changing('2027-02-14'), now)).toBeUndefined()
  })

  it('is not told before the day the office tells it, but no later than it happens', () => {
    const plan = changing('2027-03-10', '2027-03-20')
    expect(comingChange(plan, at('2027-03-09'))).toBeUndefined()
    expect(comingChange(plan, at('2027-03-10'))).toBeDefined()
    expect(comingChange(changing('2027-03-10', '2027-03-01'), now)).toBeDefined()
  })

  it('is the nearest one ahead when there are several', () => {
    const plan = aPlan()
      .withPerson()
      .withPerson()
      .withChange({ id: 'far', on: day('2027-05-01') })
      .withChange({ id: 'recent', on: day('2027-02-25') })
      .withChange({ id: 'near', on: day('2027-03-10') })
      .build()
    expect(comingChange(plan, now)?.id).toBe('near')
  })
})

describe('whom to call', () => {
  it('is the coordinator, with their telephone hours', () => {
    const plan = aPlan().withPerson({ name: 'Karen Prøve', phone: '+4511223344', hours: 'mandag 9–11' }).build()
    expect(contactFor(plan, now)).toMatchObject({
      name: 'Karen Prøve',
      phone: '+4511223344',
      hours: 'mandag 9–11',
      person: { name: 'Karen Prøve' }
    })
  })

  it('is the office when nobody is known or the coordinator has no phone', () => {
    const office = { name: 'Kommunens kontor', phone: '+4570102030', hours: 'alle hverdage 9–15' }
    expect(contactFor(aPlan().build(), now)).toEqual(office)
    expect(contactFor(aPlan().withPerson({ phone: undefined }).build(), now)).toEqual(office)
  })

  it('is the old caseworker until the day of the change', () => {
    const plan = aPlan()
      .withPerson({ name: 'Old' })
      .withPerson({ name: 'New' })
      .withChange({ on: day('2027-03-10') })
      .build()
    expect(contactFor(plan, at('2027-03-09')).name).toBe('Old')
    expect(contactFor(plan, at('2027-03-10')).name).toBe('New')
  })
})
