import { firstAppointmentAfter } from '../domain/appointments.ts'
import { type NextStep, overdueSteps } from '../domain/next-step.ts'
import { type Contact, contactFor } from '../domain/people.ts'
import type { Pause, Plan, Step } from '../domain/plan.ts'
import { dateOf } from '../domain/steps.ts'
import { dayOf } from '../domain/time.ts'
import { waits } from '../domain/waiting.ts'
import type { T } from '../text/texts.ts'
import { asking, bare, contactFacts, listFact, textFact, whenFact } from './facts.ts'
import type { Fact, Parts } from './reply.ts'

type Words = T<'next-step'>

/** The next step in one sentence: what and when, and whom to ask where the plan does not say when. */
export function nextSentence(next: NextStep, now: Date, t: Words, { name }: Contact): string {
  const title = bare(next.item.title)
  if (next.kind === 'appointment') return t('appointment', { title, starts: next.item.starts })
  const { status, starts } = next.item
  const date = dateOf(next.item, now)
  if (next.overdue && date) return t('overdue', { title, date, name })
  if (status === 'ongoing') return t('ongoing', { title })
  if (!date) return t('stepUndated', { title, name })
  return t(starts ? 'step' : 'stepUntil', { title, date })
}

/** Steps whose date has passed, at most three: told beside what comes next, never dropped. */
export function overdueFact(steps: readonly Step[], t: Words): Fact | undefined {
  const items = steps.slice(0, 3).map(step => t('overdueItem', { title: bare(step.title), date: step.starts ?? step.ends }))
  return items.length > 0 ? { label: t('alsoOverdue'), value: { kind: 'list', items } } : undefined
}

/** True when what comes next has a date within the pause: then the pause must not hide it. */
export function comesInPause(next: NextStep | undefined, pause: Pause, now: Date): boolean {
  if (!next || next.overdue) return false
  const date = next.kind === 'appointment' ? next.item.starts : dateOf(next.item, now)
  return date !== undefined && dayOf(date) <= pause.to
}

export function pauseFact(pause: Pause | undefined, t: Words): Fact | undefined {
  return pause && textFact(t('pauseLabel'), t('pauseFact', { to: pause.to, nextLook: pause.nextLook }))
}

/** A pause with a purpose (ro med et formål): until when, what for, and when it is looked at again. */
export function pauseSentence({ to, reason, nextLook }: Pause, t: Words): string {
  return t('pause', { to, reason: bare(reason), nextLook })
}

/** Beside a pause: the next appointment after it, and what should have happened before it. */
export function pausedParts(pause: Pause, plan: Plan, now: Date, t: Words, common: T<'common'>): Parts {
  const appointment = firstAppointmentAfter(plan, now)
  const overdue = overdueSteps(plan, now)
  return {
    facts: [
      whenFact(common('nextAppointment'), appointment?.starts),
      overdueFact(overdue, t),
      ...contactFacts(contactFor(plan, now), common)
    ],
    from: [pause, ...(appointment ? [appointment] : []), ...overdue],
    next: asking('what-comes-after', 'people', 'plan')
  }
}

/** Beside "nothing is planned": whom to call, and what is waited for. */
export function emptyParts(plan: Plan, now: Date, common: T<'common'>): Parts {
  const from = waits(plan, now).map(({ period }) => period)
  const waiting = listFact(
    common('waitingFor'),
    from.map(({ waitingFor }) => waitingFor),
    from[0]?.language
  )
  return {
    facts: [...contactFacts(contactFor(plan, now), common), waiting],
    from,
    next: waiting ? asking('waiting', 'people', 'plan') : asking('people', 'plan')
  }
}
