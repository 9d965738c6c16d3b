import { type Expected, isOverdue } from '../domain/expectations.ts'
import type { Contact } from '../domain/people.ts'
import type { Appointment, Expectation, PlanItem, Step } from '../domain/plan.ts'
import { dateOf, isOverdueStep } from '../domain/steps.ts'
import { datedFirst, type When } from '../domain/time.ts'
import type { T } from '../text/texts.ts'
import { bare, textFact, whenFact } from './facts.ts'
import type { Fact } from './reply.ts'

/** One thing that is expected, in words: what, by when, and what is known about it. */
export interface Duty {
  readonly item: PlanItem
  readonly what: string
  readonly date?: When
  /** "No later than …", "It is …", "It should have been …"; empty when no date is known. */
  readonly sentence: string
  readonly facts: readonly (Fact | undefined)[]
}

/** Everything expected, earliest first, each with where it comes from: the law and an agreement are not the same. */
export function duties(expected: Expected, now: Date, t: T<'expected-of-me'>, common: T<'common'>, { name }: Contact): Duty[] {
  const basis = (key: 'legal' | 'agreed' | 'meeting') => textFact(t('basis'), t(key))

  const ofExpectation = (item: Expectation): Duty => ({
    item,
    what: bare(item.text),
    date: item.due,
    sentence: item.due ? t(isOverdue(item, now) ? 'late' : 'by', { date: item.due, name }) : '',
    facts: [
      basis(item.force === 'legal' ? 'legal' : 'agreed'),
      whenFact(common('by'), item.due),
      textFact(common('recurs'), item.recurs, item.language),
      textFact(common('howToReport'), item.howToReport, item.language),
      textFact(common('ifICannot'), item.ifICannot, item.language) ?? textFact(common('ifICannot'), t('callIfICannot', { name })),
      textFact(common('evidence'), item.evidence, item.language),
      textFact(common('why'), item.why, item.language),
      textFact(common('legalReference'), item.legalReference, item.language)
    ]
  })
  const ofAppointment = (item: Appointment): Duty => ({
    item,
    what: bare(item.title),
    date: item.starts,
    sentence: t('at', { date: item.starts }),
    facts: [
      basis('meeting'),
      whenFact(common('when'), item.starts, item.ends),
      textFact(common('ifICannot'), item.cancelBy, item.language) ?? textFact(common('ifICannot'), t('callIfICannot', { name })),
      textFact(common('purpose'), item.purpose, item.language),
      textFact(common('legalReference'), item.duty?.legalReference, item.language)
    ]
  })
  const ofStep = (item: Step): Duty => {
    const date = dateOf(item, now)
    const key = isOverdueStep(item, now) ? 'late' : item.status === 'ongoing' ? 'until' : 'at'
    return {
      item,
      what: bare(item.title),
      date,
      sentence: date ? t(key, { date, name }) : '',
      facts: [
        basis('agreed'),
        whenFact(common(item.status === 'ongoing' ? 'since' : 'when'), item.starts),
        whenFact(common('until'), item.ends),
        textFact(common('ifICannot'), t('callIfICannot', { name })),
        textFact(common('why'), item.why ?? item.goal?.text, item.language)
      ]
    }
  }
  return [
    ...expected.expectations.map(ofExpectation),
    ...expected.appointments.map(ofAppointment),
    ...expected.steps.map(ofStep)
  ].sort((a, b) => datedFirst(a.date, b.date))
}
