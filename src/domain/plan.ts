import type { Office, Person, Professional } from './person.ts'
import type { Day, End, Period, When } from './time.ts'

export { type Office, type Person, type Professional, ROLES, type Role } from './person.ts'

/**
 * The citizen's plan (borgerens plan) across job, social and health: one
 * merged view of what several systems hold. Types only; the rules stand in the
 * files beside this one.
 *
 * Unknown is a value everywhere: an absent field means "nobody has said", and
 * no rule may fill it in.
 */

/** Område: the part of the municipality an item belongs to. */
export const AREAS = ['job', 'social', 'health', 'family', 'education', 'other'] as const
export type Area = (typeof AREAS)[number]

/** Kilde: which record an item was read from. An item without one may not be shown. */
export interface Source {
  /** Name of the system as staff call it, e.g. "Momentum". */
  readonly system: string
  /** The record's id in that system. */
  readonly id: string
  readonly updatedAt: Date
}

/** What every record of the plan has. */
export interface PlanItem {
  readonly id: string
  readonly area: Area
  readonly source: Source
  /** Language of the free text in the record; Danish unless the source says otherwise. */
  readonly language: string
  readonly statedBy: 'citizen' | 'office' | 'system'
}

/** Plan (min plan, helhedsorienteret plan): a plan record in one system. */
export interface PlanRecord extends PlanItem {
  /** Missing in real data now and then; then named by its kind. */
  readonly title?: string
  readonly kind: string
  readonly status: ItemStatus
  readonly period: Period
  readonly authorUnit?: string
  readonly reviewOn?: Day
}

export type ItemStatus = 'draft' | 'active' | 'paused' | 'done' | 'stopped' | 'unknown'

/** Mål: what it is for. The citizen's own goals stand first. */
export interface Goal extends PlanItem {
  readonly owner: 'citizen' | 'office'
  readonly text: string
  readonly why?: string
  readonly measure?: string
  readonly due?: Day
  readonly status: ItemStatus
  readonly parentId?: string
}

export type StepStatus = 'interested' | 'planned' | 'ongoing' | 'paused' | 'done' | 'stopped'

/** Skridt (aktivitet, indsats): one thing on the way. Only `agreed` ones are duties. */
export interface Step extends PlanItem {
  readonly title: string
  readonly description?: string
  readonly why?: string
  readonly goal?: Goal
  readonly starts?: When
  readonly ends?: When
  readonly place?: Place
  readonly helpedBy?: Professional
  readonly decidedBy?: Professional
  readonly status: StepStatus
  readonly order: number
  readonly agreed: boolean
  readonly hoursPerWeek?: number
  readonly bring: readonly string[]
  readonly preparation?: string
  /** What follows when this is done, in the office's words. */
  readonly afterwards?: string
  readonly doneOn?: Day
}

/** Sted. Never holds the citizen's own address; absent when the citizen is address-protected and it would tell. */
export interface Place {
  readonly name: string
  readonly address?: string
  readonly room?: string
  /** A travel line somebody at the office has verified. */
  readonly travel?: string
  /** It would tell where the citizen lives. */
  readonly nearHome?: boolean
}

export type AppointmentStatus = 'proposed' | 'booked' | 'held' | 'cancelled'

/** Aftale (samtale, møde). */
export interface Appointment extends PlanItem {
  readonly title: string
  readonly starts: When
  readonly ends?: Date
  readonly mode: 'in-person' | 'phone' | 'video'
  readonly place?: Place
  readonly with: readonly Professional[]
  readonly purpose?: string
  readonly preparation?: string
  readonly bring: readonly string[]
  readonly interpreter?: 'booked' | 'needed' | 'not-needed'
  /** Attendance is a duty, and the record that says so. */
  readonly duty?: { readonly legalReference?: string }
  /** How to cancel, in the office's words. */
  readonly cancelBy?: string
  readonly status: AppointmentStatus
  readonly afterwards?: string
  /** A meeting about the citizen, and whether the citizen is invited. */
  readonly citizenInvited: boolean
}

/** Forventning (pligt, krav): what is asked of the citizen. `wish` is not a duty and never shown as one. */
export interface Expectation extends PlanItem {
  readonly text: string
  readonly force: 'legal' | 'agreed' | 'wish'
  readonly due?: When
  /** Recurrence in the office's words, e.g. "hver uge". */
  readonly recurs?: string
  readonly legalReference?: string
  readonly ifICannot?: string
  readonly howToReport?: string
  readonly evidence?: string
  readonly why?: string
  readonly done: boolean
}

/** Ret (det kan jeg forvente): what the citizen has been told they will get. */
export interface Entitlement extends PlanItem {
  readonly text: string
  readonly kind:
    | 'contact-talk'
    | 'answer-time'
    | 'mentor'
    | 'interpreter'
    | 'companion'
    | 'see-file'
    | 'travel-help'
    | 'guidance'
    | 'complaint'
    | 'other'
  readonly from?: Professional
  readonly fromUnit?: string
  readonly by?: When
  readonly conditions?: string
  readonly whereToAsk?: string
}

/** Ventetid: what is waited for, and when it ends or when there will be news. */
export interface WaitingPeriod extends PlanItem {
  readonly waitingFor: string
  readonly since: Day
  readonly end: End
  readonly holder?: Professional
  readonly holderUnit?: string
  readonly afterwards?: string
  readonly meanwhile?: string
  readonly lastNews?: { readonly on: Day; readonly text: string }
  readonly over: boolean
}

/** Pause med et formål (ro med et formål). Always has an end and a next look. */
export interface Pause extends PlanItem {
  readonly reason: string
  readonly from: Day
  readonly to: Day
  readonly nextLook: Day
}

/** Sagsbehandlerskift (overdragelse): the handover record. */
export interface CaseworkerChange extends PlanItem {
  readonly from: Professional
  readonly to?: Professional
  readonly on: Day
  readonly toldOn?: Day
  readonly reason?: string
  readonly knownByNew?: string
  readonly staysTheSame?: string
  readonly firstMeeting?: When
  readonly contactUntil?: string
}

/** Barriere (sten på vejen). */
export interface Barrier extends PlanItem {
  readonly kind: 'transport' | 'child-care' | 'language' | 'money' | 'health' | 'it' | 'other'
  readonly text: string
  readonly owner?: Professional
  readonly nextAct?: string
  readonly due?: Day
}

/** Team (rehabiliteringsteam, netværk). */
export interface Team extends PlanItem {
  readonly name: string
  readonly purpose?: string
  readonly members: readonly Professional[]
  readonly period: Period
}

/** Everything known about one citizen's plan, checked and with its references resolved. */
export interface Plan {
  readonly person: Person
  readonly office: Office
  readonly records: readonly PlanRecord[]
  readonly goals: readonly Goal[]
  readonly steps: readonly Step[]
  readonly appointments: readonly Appointment[]
  readonly expectations: readonly Expectation[]
  readonly entitlements: readonly Entitlement[]
  readonly waiting: readonly WaitingPeriod[]
  readonly pauses: readonly Pause[]
  readonly people: readonly Professional[]
  readonly changes: readonly CaseworkerChange[]
  readonly barriers: readonly Barrier[]
  readonly teams: readonly Team[]
  /** Source systems that could not be asked just now: what they hold is missing here, not absent. */
  readonly missingSources: readonly { readonly system: string; readonly area: Area; readonly lastSuccess?: Date }[]
}
