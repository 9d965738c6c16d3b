import type { DialogContext, DialogId, TextsOf } from '../../dialogs/dialog.ts'
import { reply } from '../../dialogs/reply.ts'
import type { T } from '../../text/texts.ts'
import type { House } from '../house.ts'
import type { Received } from './receive.ts'

/** What differs from turn to turn beyond the message itself. */
type Particulars<Id extends DialogId> = Pick<DialogContext<Id>, 'question'> & Partial<DialogContext<Id>>

const textsOf = <Id extends DialogId>(id: Id) => (id === 'language' ? 'language-choice' : id) as TextsOf<Id>

/** The context of one dialog in one turn, its verbs bound to this citizen and language. */
export function contextFor<Id extends DialogId>(
  house: House,
  received: Received,
  id: Id,
  particulars: Particulars<Id>
): DialogContext<Id> {
  const language = particulars.language ?? received.language
  return {
    now: received.now,
    t: house.texts.t(language, textsOf(id), received.now) as T<TextsOf<Id>>,
    common: house.texts.t(language, 'common', received.now),
    reply,
    language,
    languages: house.texts.languages,
    glossary: house.glossary(language),
    message: received.text,
    candidates: [],
    shownItems: [],
    misses: 0,
    office: house.office,
    crisisContacts: house.crisisContacts,
    crisisClasses: received.crisis?.classes ?? [],
    ...particulars
  }
}
