import { FOUR_QUESTIONS, type QuestionId } from '../domain/question.ts'
import type { OpenDialog } from './dialog.ts'
import { asking, contactFacts } from './facts.ts'

/**
 * Something else, or something unclear.
 *
 * Offers the likeliest questions as buttons, else the four; never asks the
 * citizen to put it differently. At the second miss in a row a person comes
 * first, and at once for somebody who is angry.
 *
 * Text: locales/<language>/not-understood.json
 * Test: test/dialogs/not-understood.test.ts
 */
export const notUnderstood: OpenDialog<'not-understood'> = {
  id: 'not-understood',
  needsPlan: false,

  answer({ t, common, reply, candidates, manner, misses, office }) {
    if (manner === 'insult') {
      const next = asking('talk-to-person', ...FOUR_QUESTIONS)
      return reply.notUnderstood(t('calm', { name: office.name }), { facts: contactFacts(office, common), next })
    }
    if (manner === 'no') return reply.notUnderstood(t('allRight'), { next: asking(...FOUR_QUESTIONS, 'talk-to-person') })
    if (manner === 'yes') return reply.offeredChoices(t('whichOne'), asking(...candidates))
    const aPerson: readonly QuestionId[] = misses > 0 ? ['talk-to-person'] : []
    const likely = candidates.map(toPress).filter(question => question !== 'out-of-scope')
    if (likely.length > 0) return reply.offeredChoices(t('didYouMean'), asking(...new Set([...aPerson, ...likely])))
    if (misses === 0) return reply.notUnderstood(t('canHelpWith'), { next: asking(...FOUR_QUESTIONS) })
    return reply.notUnderstood(t('callInstead', { name: office.name }), {
      facts: contactFacts(office, common),
      next: asking(...aPerson, ...FOUR_QUESTIONS)
    })
  }
}

/** A crisis is no button to press: a person is. */
const toPress = (question: QuestionId): QuestionId => (question === 'crisis' ? 'talk-to-person' : question)
