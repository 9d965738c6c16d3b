import type { components } from '../../../openapi/plan-api.d.ts'
import type * as domain from '../../domain/plan.ts'
import { covers, type Day, day, type End, type Period, type When } from '../../domain/time.ts'

type Contract = components['schemas']

/** The person of a look-up or a plan, with what we use of it. */
export function toPerson(person: Contract['Person']): domain.Person {
  return pick(person, 'id', 'displayName', 'preferredLanguage', 'easyRead', 'interpreterNeed', 'addressProtected', 'deceased')
}

/**
 * A checked answer of the plan API as the plan the citizen may see today.
 * Records for staff only, records outside their period and records entered in
 * error are left out, and so is a reference to one. For an address-protected
 * person (adressebeskyttelse, CPR-loven § 28) a place keeps its name only, and a
 * place near the home is left out.
 *
 * @param answer an answer without faults (`contract.ts`, `faults.ts`)
 * @param today the day in Denmark
 */
export function toPlan(answer: Contract['Plan'], today: Day): domain.Plan {
  const shown = <T extends Contract['Item']>(items: readonly T[]) =>
    items.filter(item => item.visibility !== 'staff' && covers(periodOf(item.valid), today))

  const systems = new Map(answer.systems.map(system => [system.id, system.name]))
  const people = new Map(answer.people.map(person => [person.id, toProfessional(person)]))
  const person = (id: string | undefined) => (id === undefined ? undefined : found(people, id))
  const item = ({ id, area, language, statedBy, source }: Contract['Item']): domain.PlanItem => ({
    id,
    area,
    language,
    statedBy,
    source: { system: found(systems, source.system), id: source.id, updatedAt: new Date(source.updatedAt) }
  })
  const place = (it: Contract['Place'] | undefined): domain.Place | undefined => {
    if (!it || !answer.person.addressProtected)
      return it && { ...pick(it, 'name', 'address', 'room', 'travel'), ...(it.nearHome && { nearHome: true }) }
    return it.nearHome ? undefined : pick(it, 'name')
  }

  const shownGoals = shown(answer.goals)
  const goalIds = new Set(shownGoals.map(goal => goal.id))
  const goals = shownGoals.map(it => ({
    ...item(it),
    ...pick(it, 'owner', 'text', 'why', 'measure', 'status'),
    due: optionalDay(it.due),
    parentId: it.parentId !== undefined && goalIds.has(it.parentId) ? it.parentId : undefined
  }))

  return {
    person: toPerson(answer.person),
    office: pick(answer.office, 'name', 'phone', 'hours'),
    records: shown(answer.plans).map(it => ({
      ...item(it),
      ...pick(it, 'title', 'kind', 'status', 'authorUnit'),
      period: periodOf(it.period),
      reviewOn: optionalDay(it.reviewOn)
    })),
    goals,
    steps: shown(answer.steps).map(it => ({
      ...item(it),
      ...pick(it, 'title', 'description', 'why', 'status', 'order', 'agreed', 'hoursPerWeek', 'preparation', 'afterwards'),
      goal: goals.find(goal => goal.id === it.goalId),
      starts: optionalWhen(it.starts),
      ends: optionalWhen(it.ends),
      place: place(it.place),
      helpedBy: person(it.helpedById),
      decidedBy: person(it.decidedById),
      bring: it.bring ?? [],
      doneOn: optionalDay(it.doneOn)
    })),
    appointments: shown(answer.appointments).flatMap(it => {
      const status = APPOINTMENT_STATUS[it.status]
      if (!status) return []
      return {
        ...item(it),
        ...pick(it, 'title', 'mode', 'purpose', 'preparation', 'interpreter', 'afterwards', 'citizenInvited'),
        status,
        starts: toWhen(it.starts),
        ends: optionalMoment(it.ends),
        place: place(it.place),
        with: (it.withIds ?? []).map(id => found(people, id)),
        bring: it.bring ?? [],
        duty: it.duty && pick(it.duty, 'legalReference'),
        cancelBy: it.howToCancel
      }
    }),
    expectations: shown(answer.expectations).map(it => ({
      ...item(it),
      ...pick(it, 'text', 'force', 'recurs', 'legalReference', 'ifICannot', 'howToReport', 'evidence', 'why', 'done'),
      due: optionalWhen(it.due)
    })),
    entitlements: shown(answer.entitlements).map(it => ({
      ...item(it),
      ...pick(it, 'text', 'kind', 'fromUnit', 'conditions', 'whereToAsk'),
      from: person(it.fromId),
      by: optionalWhen(it.by)
    })),
    waiting: shown(answer.waiting).map(it => ({
      ...item(it),
      ...pick(it, 'waitingFor', 'holderUnit', 'afterwards', 'meanwhile', 'over'),
      since: day(it.since),
      end: toEnd(it.end),
      holder: person(it.holderId),
      lastNews: it.lastNews && { on: day(it.lastNews.on), text: it.lastNews.text }
    })),
    pauses: shown(answer.pauses).map(it => ({
      ...item(it),
      reason: it.reason,
      from: day(it.from),
      to: day(it.to),
      nextLook: day(it.nextLook)
    })),
    people: [...people.values()],
    changes: shown(answer.changes).map(it => ({
      ...item(it),
      ...pick(it, 'reason', 'knownByNew', 'staysTheSame', 'contactUntil'),
      from: found(people, it.fromId),
      to: person(it.toId),
      on: day(it.on),
      toldOn: optionalDay(it.toldOn),
      firstMeeting: optionalWhen(it.firstMeeting)
    })),
    barriers: shown(answer.barriers).map(it => ({
      ...item(it),
      ...pick(it, 'kind', 'text', 'nextAct'),
      owner: person(it.ownerId),
      due: optionalDay(it.due)
    })),
    teams: shown(answer.teams).map(it => ({
      ...item(it),
      ...pick(it, 'name', 'purpose'),
      members: (it.memberIds ?? []).map(id => found(people, id)),
      period: periodOf(it.period)
    })),
    missingSources: answer.systems
      .filter(system => system.state === 'down')
      .map(it => ({ system: it.name, area: it.area, lastSuccess: optionalMoment(it.lastSuccess) }))
  }
}

/** What became of a meeting is never told in words (`arrived`, `noshow`): it was held. One entered in error never was. */
const APPOINTMENT_STATUS: Record<Contract['Appointment']['status'], domain.AppointmentStatus | undefined> = {
  proposed: 'proposed',
  pending: 'proposed',
  booked: 'booked',
  arrived: 'held',
  fulfilled: 'held',
  noshow: 'held',
  cancelled: 'cancelled',
  'entered-in-error': undefined
}

function toProfessional(it: Contract['Professional']): domain.Professional {
  return {
    ...pick(it, 'id', 'name', 'title', 'role', 'unit', 'phone', 'email', 'hours', 'mentorKind'),
    languages: it.languages ?? [],
    period: periodOf(it.period)
  }
}

function toEnd(end: Contract['End']): End {
  if ('known' in end) return { known: toWhen(end.known) }
  if ('newsBy' in end) return { newsBy: day(end.newsBy) }
  return { unknown: true }
}

function toWhen(text: string): When {
  return text.includes('T') ? new Date(text) : day(text)
}

function optionalWhen(text: string | undefined): When | undefined {
  return text === undefined ? undefined : toWhen(text)
}

function optionalMoment(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text)
}

function optionalDay(text: string | undefined): Day | undefined {
  return text === undefined ? undefined : day(text)
}

function periodOf(period: Contract['Period'] | undefined): Period {
  return { from: optionalDay(period?.from), to: optionalDay(period?.to) }
}

/** The named fields that are there; what is not named, such as a field of a later version, stays behind. */
function pick<T extends object, K extends keyof T>(from: T, ...fields: K[]): Pick<T, K> {
  return Object.fromEntries(fields.filter(field => from[field] !== undefined).map(field => [field, from[field]])) as Pick<T, K>
}

/** The record a reference points at; `faults.ts` has made sure of it. */
function found<T>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id)
  if (record === undefined) throw new Error('a reference that was checked points nowhere')
  return record
}
