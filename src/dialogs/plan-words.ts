import { comingAppointments } from '../domain/appointments.ts'
import { goalsInOrder } from '../domain/goals.ts'
import { runningPause } from '../domain/pause.ts'
import type { Contact } from '../domain/people.ts'
import { AREAS, type Area, type Goal, type Plan, type PlanItem, type Step } from '../domain/plan.ts'
import { dateOf, isOverdueStep, openSteps } from '../domain/steps.ts'
import { waits } from '../domain/waiting.ts'
import type { T } from '../text/texts.ts'
import { bare, few, listFact, MOST_SHOWN, section, textFact, titled, whenFact } from './facts.ts'
import type { Fact, Section } from './reply.ts'

type Words = T<'plan'>

/** Everything in the plan that is in force: goals first, then what is to be done, met and waited for. */
export function itemsOf(plan: Plan, now: Date): PlanItem[] {
  const pause = runningPause(plan, now)
  return [
    ...goalsInOrder(plan),
    ...(pause ? [pause] : []),
    ...openSteps(plan, now),
    ...comingAppointments(plan, now),
    ...waits(plan, now).map(({ period }) => period)
  ]
}

/** The areas something in the plan belongs to, in a fixed order. */
export const areasOf = (items: readonly PlanItem[]): Area[] => AREAS.filter(area => items.some(item => item.area === area))

/** The citizen's own goal in their own words; the office's only when there is none, and then that it is so. */
export function goalSentence([first]: readonly Goal[], t: Words, { name }: Contact): string {
  if (!first) return t('noGoal', { name })
  return t(first.owner === 'citizen' ? 'ownGoal' : 'planGoal', { goal: bare(first.text) })
}

/** All goals, when there are more than the one in the sentence. */
export function goalsSection(goals: readonly Goal[], t: Words): Section[] {
  if (goals.length < 2) return []
  return section(
    t('goals'),
    goals.map(goal => textFact(t(goal.owner === 'citizen' ? 'ownGoalLabel' : 'planGoalLabel'), goal.text, goal.language))
  )
}

/** The open steps by date, with a pause before them; the rest is counted. */
export function stepsSections(plan: Plan, now: Date, t: Words, common: T<'common'>): Section[] {
  const pause = runningPause(plan, now)
  const steps = openSteps(plan, now)
  const rest = steps.length - MOST_SHOWN
  return section(t('steps'), [
    pause && textFact(t('paused'), t('pausedUntil', { to: pause.to })),
    ...steps.slice(0, MOST_SHOWN).map(step => stepFact(step, now, t, common)),
    rest > 0 ? textFact(t('moreSteps'), common('andMore', { count: rest })) : undefined
  ])
}

/** When a step is, or was planned for when that lies behind; how far it is when no date is known. */
function stepFact(step: Step, now: Date, t: Words, common: T<'common'>): Fact | undefined {
  const { title, status, starts, language } = step
  if (isOverdueStep(step, now)) return titled(textFact(title, t('wasPlanned', { date: dateOf(step, now) })), language)
  const planned = status === 'planned' ? whenFact(title, starts) : undefined
  return titled(planned ?? textFact(title, common(`status.${status}`)), language)
}

/** Systems that could not be read just now: what they hold is missing here, not absent. */
export function missingFact({ missingSources }: Plan, t: Words): Fact | undefined {
  const systems = missingSources.map(({ system }) => system)
  return systems.length > 0 ? textFact(t('missing'), t('missingText', { systems })) : undefined
}

/** Which systems the plan was read from, and what the plans are called there. */
export function sourcesSection(plan: Plan, items: readonly PlanItem[], t: Words, common: T<'common'>): Section[] {
  const titles = plan.records.map(record => record.title).filter(title => title !== undefined)
  const systems = [...new Set([...plan.records, ...items].map(({ source }) => source.system))]
  return section(t('sources'), [
    listFact(t('systems'), systems),
    listFact(t('records'), few(titles, common)),
    missingFact(plan, t)
  ])
}
