import { collisions } from '../domain/appointments.ts'
import { nextStep as findNextStep, overdueSteps } from '../domain/next-step.ts'
import { runningPause } from '../domain/pause.ts'
import { contactFor } from '../domain/people.ts'
import type { PlanDialog } from './dialog.ts'
import * as f from './facts.ts'
import { comesInPause, emptyParts, nextSentence, overdueFact, pausedParts, pauseFact, pauseSentence } from './next-step-words.ts'

/**
 * "What is my next step?"
 *
 * Says the one thing that comes next, when and why. A passed date is said to
 * have passed; of two appointments that collide none is chosen; nothing planned
 * names whom to ask and what is waited for.
 *
 * Text: locales/<language>/next-step.json
 * Test: test/dialogs/next-step.test.ts
 */
export const nextStep: PlanDialog<'next-step'> = {
  id: 'next-step',
  needsPlan: true,

  answer({ plan, now, t, common, reply }) {
    const next = findNextStep(plan, now)
    const contact = contactFor(plan, now)
    const call = f.contactFacts(contact, common)
    const overdue = overdueSteps(plan, now)
    const pause = runningPause(plan, now)
    if (pause && !comesInPause(next, pause, now)) {
      return reply.answered(pauseSentence(pause, t), pausedParts(pause, plan, now, t, common))
    }
    if (!next) return reply.unanswerable('nothing-planned', t('nothing', { name: contact.name }), emptyParts(plan, now, common))

    const clash = collisions(plan, now, f.TRAVEL_MINUTES).find(pair => next.kind === 'appointment' && pair.includes(next.item))
    if (clash) {
      return reply.answered(f.clashText(clash, common, contact), {
        facts: [overdueFact(overdue, t), ...call],
        more: f.clashSections(clash, common),
        from: [...clash, ...overdue],
        next: f.asking('people', 'appointment')
      })
    }
    const others = overdue.filter(step => step !== next.item)
    return reply.answered(nextSentence(next, now, t, contact), {
      facts: [
        ...f.itemFacts(next.item, common, contact),
        pauseFact(pause, t),
        overdueFact(others, t),
        ...(overdue.length > 0 ? call : [])
      ],
      more: f.itemDetails(next.item, common),
      from: [next.item, ...(pause ? [pause] : []), ...others],
      next: next.kind === 'step' ? f.asking('why', 'what-comes-after') : f.asking('prepare', 'getting-there', 'why')
    })
  }
}
