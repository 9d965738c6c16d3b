import { goalsInOrder } from '../domain/goals.ts'
import { nextStep } from '../domain/next-step.ts'
import { contactFor } from '../domain/people.ts'
import type { PlanDialog } from './dialog.ts'
import * as f from './facts.ts'
import { areasOf, goalSentence, goalsSection, itemsOf, missingFact, sourcesSection, stepsSections } from './plan-words.ts'

/**
 * "What is the plan?"
 *
 * The citizen's own goal first, in their own words; what the plan is about and
 * the next thing in it. Goals, steps and where it is written stand in more.
 * What could not be read just now is said to be missing.
 *
 * Text: locales/<language>/plan.json
 * Test: test/dialogs/plan.test.ts
 */
export const plan: PlanDialog<'plan'> = {
  id: 'plan',
  needsPlan: true,

  answer({ plan, now, t, common, reply }) {
    const contact = contactFor(plan, now)
    const items = itemsOf(plan, now)
    if (items.length === 0) {
      return reply.unanswerable('not-in-plan', t('empty', { name: contact.name }), {
        facts: [missingFact(plan, t), ...f.contactFacts(contact, common)],
        next: f.asking('people', 'help')
      })
    }
    const goals = goalsInOrder(plan)
    const next = nextStep(plan, now)?.item
    const areas = t('areas', { areas: areasOf(items).map(area => common(`area.${area}`)) })
    return reply.answered(`${goalSentence(goals, t, contact)} ${areas}`, {
      facts: [f.textFact(t('next'), next?.title, next?.language), f.whenFact(common('when'), next?.starts)],
      more: [...goalsSection(goals, t), ...stepsSections(plan, now, t, common), ...sourcesSection(plan, items, t, common)],
      from: next ? [next, ...items.filter(item => item !== next)] : items,
      next: f.asking('next-step', 'expected-of-me', 'what-i-can-expect')
    })
  }
}
