import { comingAppointments } from '../domain/appointments.ts'
import type { Appointment, Plan } from '../domain/plan.ts'
import type { QuestionId } from '../domain/question.ts'
import { firstShown } from '../domain/shown.ts'
import type { T } from '../text/texts.ts'
import type { NotBuiltYet } from './dialog.ts'
import { section, textFact, whenFact } from './facts.ts'
import type { Fact, Section } from './reply.ts'

/** What makes sense to ask next. */
export const FOLLOW_UPS: Readonly<Record<NotBuiltYet, readonly QuestionId[]>> = {
  'cannot-come': ['appointment', 'people'],
  'talk-to-person': ['people', 'next-step'],
  'getting-there': ['appointment', 'people'],
  'my-wishes': ['plan', 'why', 'people'],
  offers: ['plan', 'what-i-can-expect'],
  'check-in': ['progress', 'people'],
  reminders: ['appointment', 'next-step'],
  rights: ['what-i-can-expect', 'people'],
  money: ['people', 'expected-of-me'],
  barrier: ['next-step', 'people'],
  privacy: ['help', 'people']
}

/** Questions that are about the coming appointment, so that it is shown beside the answer. */
const ABOUT_A_MEETING: readonly NotBuiltYet[] = ['cannot-come', 'getting-there', 'reminders']

/** The appointment the citizen most likely means: the one just shown, else the first to come. */
export function meetingMeant(plan: Plan, now: Date, shownItems: readonly string[]): Appointment | undefined {
  const invited = comingAppointments(plan, now).filter(({ citizenInvited }) => citizenInvited)
  return firstShown(shownItems, invited) ?? invited[0]
}

/** That appointment, where the question is about it. */
export function meetingFor(question: NotBuiltYet, meeting: Appointment | undefined): Appointment | undefined {
  return ABOUT_A_MEETING.includes(question) ? meeting : undefined
}

/** Which meeting, when, and how to cancel it in the office's own words. */
export function meetingFacts(meeting: Appointment | undefined, common: T<'common'>): (Fact | undefined)[] {
  if (!meeting) return []
  return [
    textFact(common('appointment'), meeting.title, meeting.language),
    whenFact(common('when'), meeting.starts, meeting.ends),
    textFact(common('ifICannot'), meeting.cancelBy, meeting.language)
  ]
}

/** What is kept, who can open it, and what cannot be done about it yet. */
export function privacySection(t: T<'ask-a-person'>): Section[] {
  return section(t('privacy.more'), [
    textFact(t('privacy.key'), t('privacy.keyText')),
    textFact(t('privacy.cpr'), t('privacy.cprText')),
    textFact(t('privacy.teams'), t('privacy.teamsText')),
    textFact(t('privacy.delete'), t('privacy.deleteText'))
  ])
}
