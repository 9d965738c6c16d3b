import type { OpenDialog } from './dialog.ts'
import { asking } from './facts.ts'

/**
 * "Thank you", "Goodbye"
 *
 * Text: locales/<language>/thanks.json
 * Test: test/dialogs/thanks.test.ts
 */
export const thanks: OpenDialog<'thanks'> = {
  id: 'thanks',
  needsPlan: false,

  answer({ t, reply }) {
    return reply.answered(t('welcome'), { next: asking('next-step', 'help') })
  }
}
