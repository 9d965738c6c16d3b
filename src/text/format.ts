import { type Day, dayOf, daysBetween, type When, ZONE } from '../domain/time.ts'

/**
 * Wording of dates, times, lists and phone numbers. Always the Gregorian
 * calendar, Latin digits, Danish time and a 24-hour clock, whatever the
 * language's own defaults are: letters and bus signs use them.
 */
const ALWAYS = { calendar: 'gregory', numberingSystem: 'latn', timeZone: ZONE } as const

const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const
const DAY_OF_ANOTHER_YEAR = { ...DAY, year: 'numeric' } as const
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** Formatters cost far more to make than to use; there are as many as languages times kinds. */
const made = new Map<string, unknown>()

function formatterFor<Formatter>(language: string, kind: string, make: () => Formatter): Formatter {
  const key = `${language}/${kind}`
  const formatter = (made.get(key) as Formatter | undefined) ?? make()
  made.set(key, formatter)
  return formatter
}

/** Where a language is written in several ways, the one its readers here meet: English as in Europe, day before month. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB' }
const localeOf = (language: string): string => LOCALES[language] ?? language

function worded(when: When, language: string, kind: string, options: Intl.DateTimeFormatOptions): string {
  const formatter = formatterFor(language, kind, () => new Intl.DateTimeFormat(localeOf(language), { ...ALWAYS, ...options }))
  // Noon UTC lies in the same day in Denmark, summer and winter.
  return formatter.format(when instanceof Date ? when : new Date(`${when}T12:00:00Z`))
}

/**
 * Weekday, day and month; the year when it is not this one, and "today" or
 * "tomorrow" before it when it is.
 */
export function wordDay(when: When, language: string, now: Date): string {
  const day = dayOf(when)
  const today = dayOf(now)
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  const text = sameYear ? worded(when, language, 'day', DAY) : worded(when, language, 'day-and-year', DAY_OF_ANOTHER_YEAR)
  const away = daysBetween(today, day)
  if (away < -1 || away > 1) return text
  return `${relativeDay(away, language)}${commaOf(language)}${text}`
}

/** Yesterday, today, tomorrow, where Intl would give the English words. */
const RELATIVE_DAYS: Readonly<Record<string, readonly string[]>> = { ckb: ['دوێنێ', 'ئەمڕۆ', 'سبەی'] }

function relativeDay(away: number, language: string): string {
  const own = RELATIVE_DAYS[language]?.[away + 1]
  if (own) return own
  return formatterFor(language, 'relative', () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' })).format(away, 'day')
}

/** Hour and minute, e.g. 09:30. */
export function wordTime(when: Date, language: string): string {
  return worded(when, language, 'time', TIME).replace('.', ':')
}

/** What stands between a day and a time; languages not named here use their comma. */
const BETWEEN: Readonly<Record<string, string>> = {
  da: ' kl. ',
  'da-x-let': ' kl. ',
  en: ' at ',
  ar: '، الساعة ',
  bs: ' u ',
  fa: '، ساعت ',
  ku: ', saet ',
  pl: ' o ',
  ro: ' la ',
  ru: ' в ',
  so: ', saacadda ',
  tr: ', saat ',
  uk: ' о '
}

const commaOf = (language: string): string => (/^(ar|fa|ur|ps|ckb)\b/.test(language) ? '، ' : ', ')

/** A moment as day and time; a whole day as the day alone, never with an invented time. */
export function wordDayTime(when: When, language: string, now: Date): string {
  const day = wordDay(when, language, now)
  return when instanceof Date ? `${day}${BETWEEN[language] ?? commaOf(language)}${wordTime(when, language)}` : day
}

/** "a, b and c" in the language. */
export function wordList(items: readonly string[], language: string): string {
  return formatterFor(language, 'list', () => new Intl.ListFormat(localeOf(language), { type: 'conjunction' })).format(items)
}

/** A Danish number in pairs, as people read it aloud; others in full. */
export function wordPhone(number: string): string {
  const danish = /^(?:\+45)?(\d{8})$/.exec(number)
  return danish?.[1] ? danish[1].replace(/(\d{2})(?=\d)/g, '$1 ') : number
}

/** The machine-readable form for `<time datetime>`. */
export function machineTime(when: When): string {
  return when instanceof Date ? when.toISOString() : (when as Day)
}
