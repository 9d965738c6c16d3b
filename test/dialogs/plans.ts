import fc from 'fast-check'
import type { Plan } from '../../src/domain/plan.ts'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'

const mentor = { id: 'mentor', name: 'Mads Prøve', role: 'mentor' as const, phone: '+4522334455', languages: ['da'], period: {} }

/** A plan with something of everything. What must not be shown carries a word in capitals. */
export const FULL_PLAN: Plan = aPlan()
  .withPerson({ hours: 'hverdage 9–10' })
  .withPerson({ name: 'Nina Prøve', phone: undefined })
  .withChange({ on: day('2027-03-20'), staysTheSame: 'Dine aftaler gælder.' })
  .withPerson(mentor)
  .withGoal()
  .withGoal({ owner: 'office', text: 'Afklaring', due: day('2027-06-01') })
  .withStep({ title: 'Praktik', starts: new Date('2027-03-08T09:00+01:00'), why: 'Du prøver et job.', afterwards: 'I mødes.' })
  .withStep({ title: 'Ring til lægen', starts: day('2027-02-20') })
  .withStep({ title: 'Gåhold', status: 'ongoing', hoursPerWeek: 2, helpedBy: mentor })
  .withStep({ title: 'Cv-kursus', status: 'done', doneOn: day('2027-02-01') })
  .withStep({ title: 'Svømning', status: 'interested', agreed: false })
  .withAppointment('2027-03-04T10:00+01:00', 'Rådhuset', { duty: {}, with: [mentor], bring: ['cv'], interpreter: 'needed' })
  .withAppointment('2027-03-04T10:10+01:00', 'Sygehuset', { title: 'Undersøgelse', area: 'health', status: 'proposed' })
  .withAppointment('2027-03-09', undefined, { title: 'Møde om dig', mode: 'video', citizenInvited: false })
  .withAppointment('2027-03-03T10:00+01:00', 'Rådhuset', { title: 'AFLYST', status: 'cancelled', duty: {} })
  .withAppointment('2027-03-03T12:00+01:00', 'Rådhuset', { title: 'HOLDT', status: 'held', duty: {} })
  .withExpectation({ due: day('2027-03-10'), recurs: 'hver uge', howToReport: 'Skriv til din mentor' })
  .withExpectation({ force: 'legal', text: 'Vær tilmeldt Jobnet.', due: day('2027-02-10') })
  .withExpectation({ force: 'wish', text: 'ØNSKE' })
  .withEntitlement({ by: day('2027-02-10'), from: mentor })
  .withEntitlement({ text: 'Tolk', fromUnit: 'Kontoret', by: day('2027-03-15'), conditions: 'du beder om det' })
  .withWait()
  .withWait({
    waitingFor: 'Speciallæge',
    end: { known: day('2027-02-01') },
    holder: mentor,
    lastNews: { on: day('2027-02-02'), text: 'Kø.' }
  })
  .withWait({ waitingFor: 'Bolig', end: { newsBy: day('2027-04-01') }, meanwhile: 'Skriv dig op.' })
  .withPause()
  .withRecord({ title: 'Min Plan' })
  .with({ missingSources: [{ system: 'Nexus', area: 'health' }] })
  .build()

const some = <Item>(items: readonly Item[]) => fc.subarray([...items])

/** Any part of that plan. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    records: some(FULL_PLAN.records),
    goals: some(FULL_PLAN.goals),
    steps: some(FULL_PLAN.steps),
    appointments: some(FULL_PLAN.appointments),
    expectations: some(FULL_PLAN.expectations),
    entitlements: some(FULL_PLAN.entitlements),
    waiting: some(FULL_PLAN.waiting),
    pauses: some(FULL_PLAN.pauses),
    changes: some(FULL_PLAN.changes),
    missingSources: some(FULL_PLAN.missingSources)
  })
  .chain(parts => some(FULL_PLAN.people).map(people => ({ ...FULL_PLAN, ...parts, people })))
