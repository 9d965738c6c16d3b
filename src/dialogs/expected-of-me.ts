import { expectedOfMe as findExpected } from '../domain/expectations.ts'
import { contactFor } from '../domain/people.ts'
import type { PlanDialog } from './dialog.ts'
import { duties } from './expected-of-me-words.ts'
import * as f from './facts.ts'

/**
 * "What is expected of me?"
 *
 * What the law or an agreement asks, kept apart in words, earliest first: by
 * when, what if I cannot, how to report. A wish is no duty and never stands
 * here; what happens otherwise is said only in the office's own words.
 *
 * Text: locales/<language>/expected-of-me.json
 * Test: test/dialogs/expected-of-me.test.ts
 */
export const expectedOfMe: PlanDialog<'expected-of-me'> = {
  id: 'expected-of-me',
  needsPlan: true,

  answer({ plan, now, t, common, reply }) {
    const contact = contactFor(plan, now)
    const call = f.contactFacts(contact, common)
    const all = duties(findExpected(plan, now), now, t, common, contact)
    const [first, ...others] = all
    if (!first) {
      return reply.unanswerable('not-in-plan', t('nothing', { name: contact.name }), {
        facts: call,
        next: f.asking('what-i-can-expect', 'next-step', 'appointment')
      })
    }
    const todo = t('todo', { count: all.length, what: first.what })
    const rest = others.length > 0 ? t('others', { count: others.length }) : ''
    return reply.answered([todo, first.sentence, rest].filter(Boolean).join(' '), {
      facts: [...first.facts, ...call],
      more: [
        ...others.slice(0, f.MOST_SHOWN).flatMap(duty => f.section(duty.what, duty.facts, duty.item.language)),
        ...f.moreOf(others, common)
      ],
      from: all.map(({ item }) => item),
      next: f.asking('why', 'cannot-come', 'what-i-can-expect')
    })
  }
}
