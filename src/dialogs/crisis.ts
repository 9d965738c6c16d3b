import { contactsOn, faultsIn } from '../domain/crisis-contacts.ts'
import { dayOf } from '../domain/time.ts'
import { wordPhone } from '../text/format.ts'
import { crisisLines } from './crisis-words.ts'
import type { OpenDialog } from './dialog.ts'
import { asking } from './facts.ts'
import type { Fact } from './reply.ts'

/**
 * Danger to life, violence, a child in danger, nowhere to sleep.
 *
 * A fixed text for each kind, the same each time: 112 first and never alone,
 * that this is a machine, and that nobody at the municipality is alerted. Asks
 * nothing, argues nothing, and lets the citizen go on writing.
 *
 * Text: locales/<language>/crisis.json; numbers: locales/contacts.json
 * Test: test/dialogs/crisis.test.ts
 */
export const crisis: OpenDialog<'crisis'> = {
  id: 'crisis',
  needsPlan: false,

  answer({ t, reply, now, office, crisisContacts, crisisClasses }) {
    const today = dayOf(now)
    const contacts = contactsOn(crisisContacts, today)
    const { about, calls } = crisisLines(crisisClasses)
    const numberOf = (id: keyof typeof contacts) => wordPhone(contacts[id]?.number ?? '112')
    const values = {
      livslinien: numberOf('livslinien'),
      violenceLine: numberOf('violence'),
      poisonLine: numberOf('poison'),
      office: wordPhone(office.phone),
      doctor: contacts.doctor ? wordPhone(contacts.doctor.number) : t('yourDoctor')
    }
    const call = (label: string, number: string | undefined, name: string): Fact | undefined =>
      number ? { label, value: { kind: 'phone', number, name } } : undefined
    const facts = [
      call(t('dangerNow'), '112', t('alarm')),
      ...calls.map(({ contact, name }) =>
        call(t('talkNow'), contact === 'office' ? office.phone : contacts[contact]?.number, t(name))
      )
    ]
    const unverified = faultsIn(crisisContacts, today).length > 0 ? (['unverified'] as const) : []
    const text = ['danger', 'machine', ...about, 'talk', 'together', 'staff', 'goOn', ...unverified] as const
    return reply.crisis(text.map(line => t(line, values)).join('\n'), { facts, next: asking('talk-to-person') })
  }
}
