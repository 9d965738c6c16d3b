/**
 * How a turn ended. A closed list, so that "how often could the bot not say"
 * can be counted, and a test can demand a text for each.
 */
export const UNANSWERABLE = [
  'not-signed-in',
  'no-plan',
  'plan-unreadable',
  'nothing-planned',
  'not-in-plan',
  'nothing-to-wait-for',
  'nobody-known',
  'word-unknown',
  'not-built-yet',
  'deceased'
] as const

export const REFUSED = ['empty', 'too-long', 'session-ended', 'too-many', 'failed'] as const

export type Unanswerable = (typeof UNANSWERABLE)[number]
export type Refused = (typeof REFUSED)[number]

export type Outcome =
  | 'answered'
  | 'offered-choices'
  | 'not-understood'
  | 'crisis'
  | `unanswerable: ${Unanswerable}`
  | `refused: ${Refused}`
