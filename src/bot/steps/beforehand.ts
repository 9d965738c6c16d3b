import { contactsOn } from '../../domain/crisis-contacts.ts'
import { dayOf } from '../../domain/time.ts'
import type { Conversation } from '../../ports/conversation-store.ts'
import { wordPhone } from '../../text/format.ts'
import type { House } from '../house.ts'
import type { Spoken } from '../spoken.ts'
import type { Received } from './receive.ts'

/**
 * What the citizen is told before the answer, whatever the answer is: at first
 * contact that this is a machine (EU AI Act, article 50), where to turn when a
 * message sounds heavy, and that a CPR number was hidden. The crisis text
 * stands alone, and says itself what it comes from.
 */
export function beforehand(house: House, received: Received, conversation: Conversation, spoken: Spoken): Spoken {
  if (spoken.reply.outcome === 'crisis') return spoken
  const t = house.texts.t(spoken.language, 'turn', received.now)
  const saysItself = spoken.question === 'greeting' || spoken.question === 'help'
  const first = [
    conversation.state.introduced || saysItself ? undefined : t('introduction'),
    received.crisis?.kind === 'soft' ? softCrisis(house, received, spoken.language) : undefined,
    received.masked ? t('cprMasked') : undefined
  ].filter(notice => notice !== undefined)
  return { ...spoken, notices: [...first, ...spoken.notices] }
}

/** Words for a doubtful sign: the numbers, and the errand goes on. */
function softCrisis(house: House, { now }: Received, language: string): string {
  const { livslinien, doctor } = contactsOn(house.crisisContacts, dayOf(now))
  return house.texts.t(
    language,
    'turn',
    now
  )('softCrisis', {
    livslinien: wordPhone(livslinien?.number ?? '112'),
    doctor: doctor ? wordPhone(doctor.number) : house.texts.t(language, 'crisis', now)('yourDoctor')
  })
}
