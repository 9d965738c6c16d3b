const ZONE = 'Europe/Copenhagen'
const DAY_MS = 86_400_000
/** Fixed days on which a Danish office is closed (MM-DD); movable feasts are left out on purpose, to keep this short. */
const CLOSED = ['01-01', '06-05', '12-24', '12-25', '12-26', '12-31']

const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE })
const offsetFormat = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeZoneName: 'longOffset' })

/** Dates of the fictional plans, counted from the day the sandbox started. */
export interface Calendar {
  /** The day `count` calendar days from today, `YYYY-MM-DD`. */
  day(count: number): string
  /** The office's `count`-th working day from today; negative looks back, 0 is today or the first one after it. */
  workday(count: number): string
  /** A moment on a working day, e.g. `at(3, '10:00')`, with the offset Denmark has that day. */
  at(count: number, clock: string): string
}

/** A calendar whose today is the Danish day of `now`. */
export function calendarAt(now: Date): Calendar {
  const today = Date.parse(`${dayFormat.format(now)}T00:00:00Z`)
  const day = (count: number) => new Date(today + count * DAY_MS).toISOString().slice(0, 10)

  function workday(count: number): string {
    const direction = count < 0 ? -1 : 1
    let offset = 0
    while (direction > 0 && !isOpen(day(offset))) offset += 1
    for (let left = Math.abs(count); left > 0; left -= 1) {
      do offset += direction
      while (!isOpen(day(offset)))
    }
    return day(offset)
  }

  return { day, workday, at: (count, clock) => moment(workday(count), clock) }
}

function isOpen(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !CLOSED.includes(day.slice(5))
}

/** Clock changes happen on Sunday nights, so reading the clock as UTC finds the right offset for office hours. */
function moment(day: string, clock: string): string {
  const parts = offsetFormat.formatToParts(new Date(`${day}T${clock}:00Z`))
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '')
  return `${day}T${clock}:00${offset}`
}
