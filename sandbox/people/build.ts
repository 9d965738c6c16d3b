import type { Appointment, Area, Person, Plan, Step, System } from '../contract.ts'
import type { Calendar } from './calendar.ts'
import { inPlan, KAREN } from './staff.ts'

/** What every record of a plan must have. */
export type Record = Pick<Step, 'id' | 'area' | 'source'>

const SYSTEM_NAMES: { readonly [area in Area]: string } = {
  job: 'Prøve-Job',
  social: 'Prøve-Social',
  health: 'Prøve-Sundhed',
  family: 'Prøve-Familie',
  education: 'Prøve-Uddannelse',
  other: 'Prøve-Andet'
}

/** The source systems of these areas, all of them up and read this morning. */
export function systems(calendar: Calendar, ...areas: Area[]): System[] {
  return areas.map(area => ({
    id: area,
    name: SYSTEM_NAMES[area],
    area,
    owner: 'Prøveby Kommune',
    state: 'up',
    lastSuccess: calendar.at(-1, '07:30')
  }))
}

/**
 * A maker of the common part of records: `record('job', 'praktik', 3)` is the record `<key>-praktik`
 * of the job system, last changed three working days ago.
 */
export function records(key: string, calendar: Calendar): (area: Area, name: string, workdaysAgo?: number) => Record {
  return (area, name, workdaysAgo = 5) => ({
    id: `${key}-${name}`,
    area,
    source: { system: area, id: `${area.toUpperCase()}-${key}-${name}`, updatedAt: calendar.at(-workdaysAgo, '11:20') }
  })
}

export const OFFICE: Plan['office'] = {
  name: 'Prøveby Kommune, Job og Hjælp',
  phone: '+4500000010',
  hours: 'mandag til torsdag kl. 9-15, fredag kl. 9-13'
}

export const OFFICE_PLACE = {
  name: 'Prøveby Kommune, Job og Hjælp',
  address: 'Prøvevej 1, 0999 Prøveby',
  room: 'mødelokale 2',
  travel: 'Bus 1P stopper lige ved døren.'
}

export const CANCEL = 'Ring til kommunen på 00 00 00 10, helst dagen før. Ring også gerne samme dag, hvis du bliver syg.'

/** A plan with a frame round it and nothing in it. */
export function emptyPlan(person: Person, calendar: Calendar): Plan {
  return {
    person,
    office: OFFICE,
    systems: systems(calendar, 'job'),
    people: [],
    plans: [],
    goals: [],
    steps: [],
    appointments: [],
    expectations: [],
    entitlements: [],
    waiting: [],
    pauses: [],
    changes: [],
    barriers: [],
    teams: []
  }
}

/** What makes one ordinary plan differ from the next. */
export interface Ordinary {
  readonly key: string
  /** The citizen's own goal, in the citizen's own words. */
  readonly dream: string
  readonly step: Pick<Step, 'title'> & Partial<Step>
  /** Working days from now of the talk with the caseworker, and its clock. */
  readonly talk: readonly [number, string, string]
}

/** An ordinary small plan: a goal of one's own, one step, one talk, what is expected and what can be expected. */
export function ordinaryPlan(person: Person, calendar: Calendar, { key, dream, step, talk }: Ordinary): Plan {
  const record = records(key, calendar)
  return {
    ...emptyPlan(person, calendar),
    people: [inPlan(KAREN, 'coordinating-caseworker', { period: { from: calendar.day(-200) } })],
    plans: [
      {
        ...record('job', 'plan'),
        title: 'Min plan',
        kind: 'min-plan',
        status: 'active',
        period: { from: calendar.day(-200) },
        authorUnit: OFFICE.name,
        reviewOn: calendar.workday(40)
      }
    ],
    goals: [{ ...record('job', 'droem'), owner: 'citizen', statedBy: 'citizen', text: dream, status: 'active' }],
    steps: [
      {
        ...record('job', 'skridt'),
        goalId: `${key}-droem`,
        status: 'planned',
        order: 1,
        agreed: true,
        helpedById: KAREN.id,
        decidedById: KAREN.id,
        ...step
      }
    ],
    appointments: [jobTalk(record('job', 'samtale'), calendar, talk)],
    expectations: [
      {
        ...record('job', 'moede-op'),
        text: 'Du skal komme til de møder, som kommunen indkalder dig til.',
        force: 'legal',
        legalReference: 'Lov om en aktiv beskæftigelsesindsats',
        approvedTextId: 'moede-til-samtale-1',
        ifICannot: 'Ring og sig det, før samtalen begynder. Så finder vi en ny tid.',
        howToReport: 'Ring til kommunen på 00 00 00 10.'
      }
    ],
    entitlements: [
      {
        ...record('job', 'naeste-samtale'),
        text: 'Du får en samtale med Karen mindst hver tredje måned.',
        kind: 'contact-talk',
        fromId: KAREN.id,
        by: calendar.workday(60)
      },
      {
        ...record('job', 'bisidder'),
        text: 'Du må tage en bisidder med til alle samtaler. Det kan være en ven eller en i familien.',
        kind: 'companion',
        whereToAsk: 'Du behøver ikke spørge først. Du kan bare tage personen med.'
      }
    ]
  }
}

/** A talk with Karen at the office about how it goes. */
export function jobTalk(record: Record, calendar: Calendar, [day, from, to]: Ordinary['talk']): Appointment {
  return {
    ...record,
    title: 'Samtale om din plan',
    kind: 'job-talk',
    starts: calendar.at(day, from),
    ends: calendar.at(day, to),
    mode: 'in-person',
    place: OFFICE_PLACE,
    withIds: [KAREN.id],
    purpose: 'Vi ser på, hvordan det går. Så finder vi det næste skridt sammen.',
    preparation: 'Tænk over, hvad der er gået godt, og hvad der er svært.',
    duty: { legalReference: 'Lov om en aktiv beskæftigelsesindsats' },
    howToCancel: CANCEL,
    status: 'booked',
    afterwards: 'Karen skriver, hvad I aftaler. Du kan læse det i din plan to dage efter.'
  }
}
