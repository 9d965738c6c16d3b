import { FOUR_QUESTIONS } from '../domain/question.ts'
import type { OpenDialog } from './dialog.ts'
import { asking, contactFacts, listFact } from './facts.ts'

/**
 * "What can you help with?", "Are you a human?"
 *
 * Says what it is, what it can answer, what it cannot do, and whom to call for
 * the rest.
 *
 * Text: locales/<language>/help.json
 * Test: test/dialogs/help.test.ts
 */
export const help: OpenDialog<'help'> = {
  id: 'help',
  needsPlan: false,

  answer({ t, common, reply, office }) {
    return reply.answered(t('about'), {
      facts: [
        listFact(t('can'), [t('canPlan'), t('canDuty'), t('canMeetings'), t('canWaiting'), t('canPeople')]),
        listFact(t('cannot'), [t('cannotSend'), t('cannotDecide'), t('cannotMoney')]),
        ...contactFacts(office, common)
      ],
      next: asking(...FOUR_QUESTIONS, 'privacy')
    })
  }
}
