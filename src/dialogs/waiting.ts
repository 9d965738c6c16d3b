import { contactFor } from '../domain/people.ts'
import { waits } from '../domain/waiting.ts'
import type { PlanDialog } from './dialog.ts'
import * as f from './facts.ts'
import { endSentence, waitFacts } from './waiting-words.ts'

/**
 * "What am I waiting for, and how long?"
 *
 * Says what for and until when; that nobody has said when, when nobody has; and
 * that the date has passed when it has. Never claims that anybody was told.
 *
 * Text: locales/<language>/waiting.json
 * Test: test/dialogs/waiting.test.ts
 */
export const waiting: PlanDialog<'waiting'> = {
  id: 'waiting',
  needsPlan: true,

  answer({ plan, now, t, common, reply }) {
    const [first, ...others] = waits(plan, now)
    const contact = contactFor(plan, now)
    if (!first) {
      return reply.unanswerable('nothing-to-wait-for', t('nothing', { name: contact.name }), {
        facts: f.contactFacts(contact, common),
        next: f.asking('next-step', 'appointment', 'people')
      })
    }
    return reply.answered(`${t('what', { what: f.bare(first.period.waitingFor) })} ${endSentence(first, t, contact)}`, {
      facts: [...waitFacts(first.period, t, common), ...(first.period.holder?.phone ? [] : f.contactFacts(contact, common))],
      more: others.flatMap(wait =>
        f.section(
          wait.period.waitingFor,
          [f.textFact(t('howLong'), endSentence(wait, t, contact)), ...waitFacts(wait.period, t, common)],
          wait.period.language
        )
      ),
      from: [first, ...others].map(({ period }) => period),
      next: f.asking('what-comes-after', 'next-step', 'people')
    })
  }
}
