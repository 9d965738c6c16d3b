import { contactFor } from '../domain/people.ts'
import { FOLLOW_UPS, meetingFacts, meetingFor, meetingMeant, privacySection } from './ask-a-person-words.ts'
import type { NotBuiltYet, OpenDialog } from './dialog.ts'
import * as f from './facts.ts'

/**
 * The questions a person answers until their own dialog is built, such as "I
 * cannot come" and "I want to talk to somebody".
 *
 * Says what it cannot do and whom to call; never that anything was passed on,
 * because nothing is. Where the plan or a plain fact does answer (the place of
 * a meeting, rights, privacy) it answers.
 *
 * Text: locales/<language>/ask-a-person.json
 * Test: test/dialogs/ask-a-person.test.ts
 */
export const askAPerson: OpenDialog<'ask-a-person'> = {
  id: 'ask-a-person',
  needsPlan: 'if-any',

  answer({ plan, now, t, common, reply, office, question, shownItems }) {
    const contact = plan ? contactFor(plan, now) : office
    const { name } = contact
    const call = f.contactFacts(contact, common)
    const meeting = plan && meetingMeant(plan, now, shownItems)
    const about = question as NotBuiltYet

    if (about === 'getting-there' && meeting && (meeting.place || meeting.mode !== 'in-person')) {
      const key = meeting.mode === 'in-person' ? 'place' : meeting.mode
      return reply.answered(t(`getting-there.${key}`, { place: meeting.place?.name, starts: meeting.starts }), {
        facts: [
          f.textFact(common('appointment'), meeting.title, meeting.language),
          f.placeFact(common('where'), meeting.place),
          key === 'place' && !meeting.place?.travel
            ? f.textFact(common('goodToKnow'), t('getting-there.noTravel', { name }))
            : undefined
        ],
        from: [meeting],
        next: f.asking('prepare', 'cannot-come', 'appointment')
      })
    }
    const text = t(about, { name })
    const next = f.asking(...FOLLOW_UPS[about])
    if (about === 'rights') return reply.answered(text, { facts: call, next })
    if (about === 'privacy') return reply.answered(text, { facts: call, more: privacySection(t), next })

    const shown = meetingFor(about, meeting)
    const facts = [...call, ...meetingFacts(shown, common)]
    return reply.unanswerable('not-built-yet', text, { facts, from: shown ? [shown] : [], next })
  }
}
