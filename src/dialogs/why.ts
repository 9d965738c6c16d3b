import { contactFor } from '../domain/people.ts'
import { whyOf } from '../domain/why.ts'
import type { PlanDialog } from './dialog.ts'
import * as f from './facts.ts'

/**
 * "Why must I do this?"
 *
 * The reason and the goal that stand in the plan for the item just shown, else
 * for the next step. When no reason is written down, it says so and names the
 * person who can tell.
 *
 * Text: locales/<language>/why.json
 * Test: test/dialogs/why.test.ts
 */
export const why: PlanDialog<'why'> = {
  id: 'why',
  needsPlan: true,

  answer({ plan, now, t, common, reply, shownItems }) {
    const found = whyOf(plan, now, shownItems)
    const contact = contactFor(plan, now)
    const { name } = contact
    const call = f.contactFacts(contact, common)
    if (!found) {
      return reply.unanswerable('nothing-planned', t('nothing', { name }), { facts: call, next: f.asking('plan', 'people') })
    }
    const { item, why: reason, goal } = found
    const title = f.bare('text' in item ? item.text : item.title)
    const next = f.asking('next-step', 'my-wishes', 'what-comes-after')
    const from = goal ? [item, goal] : [item]
    if (reason) {
      const towards = goal && f.textFact(t(goal.owner === 'citizen' ? 'ownGoal' : 'planGoal'), goal.text, goal.language)
      return reply.answered(t('because', { title, why: f.bare(reason) }), { facts: [towards], from, next })
    }
    if (goal) return reply.answered(t('towards', { title, goal: f.bare(goal.text) }), { from, next })
    return reply.unanswerable('not-in-plan', t('unknown', { title, name }), { facts: call, from, next })
  }
}
