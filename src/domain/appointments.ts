import type { Appointment, Plan } from './plan.ts'
import { compareWhen, isPast } from './time.ts'

const MINUTE = 60_000

/**
 * Appointments booked or proposed that are not over, earliest first, meetings
 * about the citizen without the citizen among them. One that has no time counts
 * its whole day; one under way counts until its end when that is known, else
 * until its start.
 */
export function comingAppointments(plan: Plan, now: Date): Appointment[] {
  return plan.appointments
    .filter(appointment => appointment.status === 'booked' || appointment.status === 'proposed')
    .filter(({ starts, ends }) => !isPast(starts, now) || (ends !== undefined && ends > now))
    .sort((a, b) => compareWhen(a.starts, b.starts) || a.id.localeCompare(b.id))
}

/** The first coming appointment that the citizen is invited to. */
export function firstAppointmentAfter(plan: Plan, now: Date): Appointment | undefined {
  return comingAppointments(plan, now).find(appointment => appointment.citizenInvited)
}

/**
 * Pairs of coming appointments the citizen cannot both keep, the earlier first:
 * they overlap, or there is less than `travelMinutes` between them and one of
 * them is somewhere else in person. Which one to keep is for a person to say.
 *
 * Only what is known counts: an appointment without a time collides with none,
 * one without an end occupies its start.
 */
export function collisions(plan: Plan, now: Date, travelMinutes: number): [Appointment, Appointment][] {
  const timed = comingAppointments(plan, now)
    .filter(appointment => appointment.citizenInvited)
    .flatMap(appointment => timesOf(appointment))
  return timed.flatMap((earlier, index) =>
    timed
      .slice(index + 1)
      .filter(later => collide(earlier, later, travelMinutes))
      .map((later): [Appointment, Appointment] => [earlier.appointment, later.appointment])
  )
}

interface Timed {
  readonly appointment: Appointment
  /** Milliseconds since 1970. */
  readonly start: number
  readonly end: number
}

/** Empty for an appointment without a time. */
function timesOf(appointment: Appointment): Timed[] {
  const { starts, ends } = appointment
  if (!(starts instanceof Date)) return []
  const start = starts.getTime()
  return [{ appointment, start, end: Math.max(start, ends?.getTime() ?? start) }]
}

/** `earlier` may not start after `later`. */
function collide(earlier: Timed, later: Timed, travelMinutes: number): boolean {
  const margin = travelBetween(earlier.appointment, later.appointment, travelMinutes) * MINUTE
  return earlier.start === later.start || later.start - earlier.end < margin
}

function travelBetween(a: Appointment, b: Appointment, travelMinutes: number): number {
  const inPerson = a.mode === 'in-person' || b.mode === 'in-person'
  const samePlace = a.place && b.place && a.place.name === b.place.name && a.place.address === b.place.address
  return inPerson && !samePlace ? travelMinutes : 0
}
