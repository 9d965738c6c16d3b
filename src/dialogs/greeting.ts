import { FOUR_QUESTIONS } from '../domain/question.ts'
import type { OpenDialog } from './dialog.ts'
import { asking } from './facts.ts'

/**
 * "Hello", and what is said when a conversation opens.
 *
 * Says at first contact that this is a digital assistant and not a human (EU AI
 * Act, article 50), that using it is up to the citizen, and offers the four
 * questions.
 *
 * Text: locales/<language>/greeting.json
 * Test: test/dialogs/greeting.test.ts
 */
export const greeting: OpenDialog<'greeting'> = {
  id: 'greeting',
  needsPlan: false,

  answer({ t, reply, displayName }) {
    const hello = displayName ? t('helloName', { name: displayName }) : t('hello')
    return reply.answered(hello, { next: asking(...FOUR_QUESTIONS) })
  }
}
