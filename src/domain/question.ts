/**
 * The closed list of what a citizen can ask or do. Each has a dialog or, until
 * it has one, an honest answer about who can help.
 */
export const QUESTIONS = [
  'plan',
  'next-step',
  'expected-of-me',
  'what-i-can-expect',
  'appointment',
  'cannot-come',
  'prepare',
  'getting-there',
  'waiting',
  'what-comes-after',
  'why',
  'people',
  'talk-to-person',
  'explain-word',
  'my-wishes',
  'offers',
  'check-in',
  'reminders',
  'progress',
  'rights',
  'money',
  'barrier',
  'privacy',
  'help',
  'language',
  'greeting',
  'thanks',
  'crisis',
  'out-of-scope'
] as const

export type QuestionId = (typeof QUESTIONS)[number]

/** De fire spørgsmål: always one tap away. */
export const FOUR_QUESTIONS = [
  'plan',
  'next-step',
  'expected-of-me',
  'what-i-can-expect'
] as const satisfies readonly QuestionId[]
