import type {
  Appointment,
  CaseworkerChange,
  Entitlement,
  Expectation,
  Goal,
  Pause,
  Person,
  Plan,
  PlanItem,
  PlanRecord,
  Professional,
  Step,
  WaitingPeriod
} from '../../src/domain/plan.ts'
import { day } from '../../src/domain/time.ts'

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/**
 * Builds a citizen's plan for a test: `aPlan().withAppointment('2027-03-04T10:00+01:00',
 * 'Town Hall').build()`. Everybody in it is made up. Each `with…` adds one
 * record that has a source and sensible defaults; what is given overrides them.
 */
export function aPlan(): PlanBuilder {
  return new PlanBuilder()
}

export class PlanBuilder {
  readonly #plan: Mutable<Plan> = {
    person: {
      id: 'person-1',
      displayName: 'Ida Eksempel',
      easyRead: false,
      addressProtected: false,
      deceased: false
    },
    office: { name: 'Kommunens kontor', phone: '+4570102030', hours: 'alle hverdage 9–15' },
    records: [],
    goals: [],
    steps: [],
    appointments: [],
    expectations: [],
    entitlements: [],
    waiting: [],
    pauses: [],
    people: [],
    changes: [],
    barriers: [],
    teams: [],
    missingSources: []
  }
  #made = 0

  /** An appointment in person, booked, that the citizen is invited to; `startsIso` is a moment with offset or a day. */
  withAppointment(startsIso: string, place?: string, more: Partial<Appointment> = {}): this {
    const appointment: Appointment = {
      ...this.#item('appointment'),
      title: 'Samtale',
      starts: startsIso.length === 10 ? day(startsIso) : new Date(startsIso),
      mode: 'in-person',
      place: place === undefined ? undefined : { name: place },
      with: [],
      bring: [],
      status: 'booked',
      citizenInvited: true,
      ...more
    }
    this.#plan.appointments = [...this.#plan.appointments, appointment]
    return this
  }

  /** A planned step that is agreed, after those already there. */
  withStep(more: Partial<Step> = {}): this {
    const step: Step = {
      ...this.#item('step'),
      title: 'Kursus',
      status: 'planned',
      order: this.#plan.steps.length + 1,
      agreed: true,
      bring: [],
      ...more
    }
    this.#plan.steps = [...this.#plan.steps, step]
    return this
  }

  /** An agreed expectation that is not done. */
  withExpectation(more: Partial<Expectation> = {}): this {
    const expectation: Expectation = {
      ...this.#item('expectation'),
      text: 'Send dit cv til mentor',
      force: 'agreed',
      done: false,
      ...more
    }
    this.#plan.expectations = [...this.#plan.expectations, expectation]
    return this
  }

  withEntitlement(more: Partial<Entitlement> = {}): this {
    const entitlement: Entitlement = {
      ...this.#item('entitlement'),
      text: 'En samtale om din plan',
      kind: 'contact-talk',
      ...more
    }
    this.#plan.entitlements = [...this.#plan.entitlements, entitlement]
    return this
  }

  /** A wait under way whose end nobody knows. */
  withWait(more: Partial<WaitingPeriod> = {}): this {
    const wait: WaitingPeriod = {
      ...this.#item('wait'),
      waitingFor: 'Svar på din ansøgning',
      since: day('2027-01-04'),
      end: { unknown: true },
      over: false,
      ...more
    }
    this.#plan.waiting = [...this.#plan.waiting, wait]
    return this
  }

  /** A coordinating caseworker with a phone, without an end. */
  withPerson(more: Partial<Professional> = {}): this {
    const person: Professional = {
      id: `person-${++this.#made}`,
      name: 'Karen Prøve',
      title: 'socialrådgiver',
      role: 'coordinating-caseworker',
      phone: '+4511223344',
      languages: ['da'],
      period: {},
      ...more
    }
    this.#plan.people = [...this.#plan.people, person]
    return this
  }

  /** A handover from the last person added but one to the last, unless others are given. */
  withChange(more: Partial<CaseworkerChange> & Pick<CaseworkerChange, 'on'>): this {
    const [from, to] = this.#plan.people.slice(-2)
    if (!more.from && !from) throw new Error('add the person who leaves before the change')
    const change: CaseworkerChange = { ...this.#item('change'), from: from as Professional, to, ...more }
    this.#plan.changes = [...this.#plan.changes, change]
    return this
  }

  /** A goal of the citizen's own. */
  withGoal(more: Partial<Goal> = {}): this {
    const goal: Goal = { ...this.#item('goal'), owner: 'citizen', text: 'Et job med dyr', status: 'active', ...more }
    this.#plan.goals = [...this.#plan.goals, goal]
    return this
  }

  withPause(more: Partial<Pause> = {}): this {
    const pause: Pause = {
      ...this.#item('pause'),
      reason: 'Ro efter en operation',
      from: day('2027-02-15'),
      to: day('2027-03-15'),
      nextLook: day('2027-03-10'),
      ...more
    }
    this.#plan.pauses = [...this.#plan.pauses, pause]
    return this
  }

  withRecord(more: Partial<PlanRecord> = {}): this {
    const record: PlanRecord = { ...this.#item('record'), kind: 'min-plan', status: 'active', period: {}, ...more }
    this.#plan.records = [...this.#plan.records, record]
    return this
  }

  /** Changes what is known of the citizen. */
  of(more: Partial<Person>): this {
    this.#plan.person = { ...this.#plan.person, ...more }
    return this
  }

  /** Sets any other part of the plan as a whole. */
  with(more: Partial<Plan>): this {
    Object.assign(this.#plan, more)
    return this
  }

  build(): Plan {
    return { ...this.#plan }
  }

  #item(kind: string): PlanItem {
    const id = `${kind}-${++this.#made}`
    const source = { system: 'Prøvesystem', id: `kilde-${id}`, updatedAt: new Date('2027-02-26T08:00:00Z') }
    return { id, area: 'job', source, language: 'da', statedBy: 'office' }
  }
}
