import { contactFor } from '../domain/people.ts'
import { preparationFor } from '../domain/preparation.ts'
import type { PlanDialog } from './dialog.ts'
import * as f from './facts.ts'

/**
 * "What shall I bring?", "How do I prepare?"
 *
 * For the appointment or step just shown, else the next one. Says so when the
 * plan does not tell.
 *
 * Text: locales/<language>/prepare.json
 * Test: test/dialogs/prepare.test.ts
 */
export const prepare: PlanDialog<'prepare'> = {
  id: 'prepare',
  needsPlan: true,

  answer({ plan, now, t, common, reply, shownItems }) {
    const found = preparationFor(plan, now, shownItems)
    const contact = contactFor(plan, now)
    const call = f.contactFacts(contact, common)
    if (!found) return reply.unanswerable('nothing-planned', t('nothing'), { facts: call, next: f.asking('plan', 'people') })

    const { item, bring, preparation } = found
    const title = f.bare(item.title)
    const others = f.itemDetails({ ...item, bring: [], preparation: undefined }, common)
    const parts = { more: others, from: [item], next: f.asking('getting-there', 'why', 'cannot-come') }
    const when = f.whenFact(common('when'), item.starts)
    if (bring.length === 0 && !preparation) {
      return reply.unanswerable('not-in-plan', t('unknown', { title, name: contact.name }), { ...parts, facts: [when, ...call] })
    }
    return reply.answered(bring.length > 0 ? t('bring', { title, bring }) : t('how', { title }), {
      ...parts,
      facts: [when, f.textFact(common('preparation'), preparation, item.language)]
    })
  }
}
