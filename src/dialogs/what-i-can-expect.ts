import { whatICanExpect as findEntitlements } from '../domain/entitlements.ts'
import { contactFor } from '../domain/people.ts'
import type { Entitlement } from '../domain/plan.ts'
import { isPast } from '../domain/time.ts'
import type { PlanDialog } from './dialog.ts'
import * as f from './facts.ts'

/** Rights that simply hold: no day is missing where none belongs, and nobody hands them out. */
const LASTING: readonly Entitlement['kind'][] = ['companion', 'see-file', 'complaint', 'answer-time']

/**
 * "What can I expect?"
 *
 * What the plan says the citizen gets, from whom and by when. Promises nothing
 * beyond the record; a missing date or giver is said to be missing.
 *
 * Text: locales/<language>/what-i-can-expect.json
 * Test: test/dialogs/what-i-can-expect.test.ts
 */
export const whatICanExpect: PlanDialog<'what-i-can-expect'> = {
  id: 'what-i-can-expect',
  needsPlan: true,

  answer({ plan, now, t, common, reply }) {
    const all = findEntitlements(plan, now)
    const contact = contactFor(plan, now)
    const { name } = contact
    const call = f.contactFacts(contact, common)
    const [first, ...others] = all
    if (!first) {
      return reply.unanswerable('not-in-plan', t('nothing', { name }), {
        facts: call,
        next: f.asking('next-step', 'rights', 'people')
      })
    }
    const isLate = ({ by }: Entitlement) => by !== undefined && isPast(by, now)
    const unknown = (item: Entitlement, label: string, text: string) =>
      LASTING.includes(item.kind) ? undefined : f.textFact(label, text)
    const factsOf = (item: Entitlement) => [
      f.personFact(t('from'), item.from) ??
        f.textFact(t('from'), item.fromUnit, item.language) ??
        unknown(item, t('from'), t('unknownFrom', { name })),
      f.whenFact(common('by'), item.by) ?? unknown(item, common('when'), common('unknownWhen', { name })),
      f.textFact(t('conditions'), item.conditions, item.language),
      f.textFact(t('whereToAsk'), item.whereToAsk, item.language)
    ]
    const late = (item: Entitlement) => (isLate(item) ? t('late', { date: item.by, name }) : '')
    const sectionOf = (item: Entitlement) =>
      f.section(item.text, [f.textFact(t('lateLabel'), late(item)), ...factsOf(item)], item.language)
    const found = t('found', { count: all.length, what: f.bare(first.text) })
    return reply.answered(`${found} ${late(first)}`.trim(), {
      facts: [...factsOf(first), ...(isLate(first) ? call : [])],
      more: [...others.slice(0, f.MOST_SHOWN).flatMap(sectionOf), ...f.moreOf(others, common)],
      from: all,
      next: f.asking('waiting', 'people', 'rights')
    })
  }
}
