/**
 * Time in the plan. Two kinds are kept apart on purpose: a moment on the clock
 * (`Date`) and a day without one (`Day`), so that no time of day is ever
 * invented. Everything is read in Europe/Copenhagen.
 */

export const ZONE = 'Europe/Copenhagen'

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string & { readonly __day: unique symbol }

/** Either a moment or a whole day. */
export type When = Date | Day

/** From and to, both days included, either may be unknown. */
export interface Period {
  readonly from?: Day
  readonly to?: Day
}

/** How a wait ends (ventetidens ende): known, or when there will be news, or unknown. Never a default. */
export type End = { readonly known: When } | { readonly newsBy: Day } | { readonly unknown: true }

/**
 * Reads `YYYY-MM-DD`.
 * @throws RangeError when the text is not a day of the calendar
 */
export function day(text: string): Day {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN)
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== text) {
    throw new RangeError('not a calendar day (YYYY-MM-DD)')
  }
  return text as Day
}

const copenhagenDay = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, calendar: 'gregory', numberingSystem: 'latn' })

/** Asking the calendar is slow and the same hours come again and again; no day begins within an hour of UTC. */
const daysOfHours = new Map<number, Day>()
const HOUR_IN_MS = 3_600_000
const MOST_HOURS = 10_000

/** The day it is in Denmark at this moment; a `Day` is itself. */
export function dayOf(when: When): Day {
  if (!(when instanceof Date)) return when
  const hour = Math.floor(when.getTime() / HOUR_IN_MS)
  const known = daysOfHours.get(hour)
  if (known) return known
  const day = copenhagenDay.format(when) as Day
  if (daysOfHours.size >= MOST_HOURS) daysOfHours.clear()
  daysOfHours.set(hour, day)
  return day
}

/** `days` later, or earlier when negative. Counts calendar days, so clock changes do not matter. */
export function addDays(from: Day, days: number): Day {
  const date = new Date(`${from}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10) as Day
}

/** Whole calendar days from one to the other; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/**
 * Orders moments and days together. A whole day sorts before the moments in it,
 * so that what has no time is not pushed behind what has.
 */
export function compareWhen(a: When, b: When): number {
  const [dayA, dayB] = [dayOf(a), dayOf(b)]
  if (dayA !== dayB) return dayA < dayB ? -1 : 1
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  return Number(a instanceof Date) - Number(b instanceof Date)
}

/** Orders what has a date by it, and what has none after that. */
export function datedFirst(a: When | undefined, b: When | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return compareWhen(a, b)
}

/** True when it lies wholly behind: a moment before now, or a day before today. */
export function isPast(when: When, now: Date): boolean {
  return when instanceof Date ? when.getTime() < now.getTime() : when < dayOf(now)
}

/** True when `on` falls within the period; an unknown side does not limit. */
export function covers(period: Period, on: Day): boolean {
  return (!period.from || period.from <= on) && (!period.to || on <= period.to)
}
