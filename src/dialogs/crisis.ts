import type { OpenDialog } from './dialog.ts'
import { asking } from './facts.ts'

/** Livslinien: the number is written the same way by health authorities; its hours are not, so none are shown. */
const LIVSLINIEN = '+4570201201'

/**
 * Danger to life, violence, a child in danger, nowhere to sleep.
 *
 * A fixed text, the same each time: 112 first and never alone, that this is a
 * machine, and that nobody at the municipality is alerted. Asks nothing, argues
 * nothing, and lets the citizen go on writing.
 *
 * Text: locales/<language>/crisis.json
 * Test: test/dialogs/crisis.test.ts
 */
export const crisis: OpenDialog<'crisis'> = {
  id: 'crisis',
  needsPlan: false,

  answer({ t, reply }) {
    const lines = [
      t('danger'),
      t('machine'),
      t('hurt'),
      t('talk', { livslinien: '70 20 12 01', doctor: t('yourDoctor') }),
      t('together'),
      t('staff'),
      t('goOn')
    ]
    return reply.crisis(lines.join('\n'), {
      facts: [
        { label: t('dangerNow'), value: { kind: 'phone', number: '112', name: t('alarm') } },
        { label: t('talkNow'), value: { kind: 'phone', number: LIVSLINIEN, name: t('livslinien') } }
      ],
      next: asking('talk-to-person')
    })
  }
}
