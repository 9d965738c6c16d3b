import { readCrisisContacts } from '../../src/app/crisis-contacts.ts'
import { toPlainText } from '../../src/bot/plain-text.ts'
import { toWebReply } from '../../src/bot/render.ts'
import type { Dialog, DialogContext, DialogId, TextsOf } from '../../src/dialogs/dialog.ts'
import { DIALOGS } from '../../src/dialogs/index.ts'
import { type Reply, reply } from '../../src/dialogs/reply.ts'
import type { Plan } from '../../src/domain/plan.ts'
import type { QuestionId } from '../../src/domain/question.ts'
import { createGlossary, readTerms } from '../../src/text/glossary.ts'
import { loadTexts, type T } from '../../src/text/texts.ts'

export const NOW = new Date('2027-03-01T09:00+01:00')
export const OFFICE = { name: 'Kommunens kontor', phone: '+4570102030', hours: 'alle hverdage 9–15' }
export const texts = await loadTexts('locales')
const glossaries = new Map(texts.languages.map(({ tag }) => [tag, createGlossary(readTerms('locales', tag))]))
const NO_WORDS = createGlossary([])

type Asked = Partial<Omit<DialogContext<DialogId>, 't' | 'common' | 'reply'>> & { readonly plan?: Plan }

/** Asks one dialog directly, with the real texts; Danish on Monday 1 March 2027 at nine unless told otherwise. */
export function ask(id: DialogId, asked: Asked = {}): Reply {
  const language = asked.language ?? 'da'
  const now = asked.now ?? NOW
  const dialog: Dialog<DialogId> = DIALOGS[id]
  const context = {
    now,
    t: texts.t(language, (id === 'language' ? 'language-choice' : id) as TextsOf<DialogId>, now) as T<TextsOf<DialogId>>,
    common: texts.t(language, 'common', now),
    reply,
    language,
    languages: texts.languages,
    glossary: glossaries.get(language) ?? NO_WORDS,
    message: '',
    question: id as QuestionId,
    candidates: [],
    misses: 0,
    shownItems: [],
    crisisContacts: readCrisisContacts('locales/contacts.json'),
    crisisClasses: [],
    office: asked.plan?.office ?? OFFICE,
    ...asked
  }
  if (dialog.needsPlan !== true) return dialog.answer(context)
  if (!asked.plan) throw new Error(`${id} needs a plan`)
  return dialog.answer({ ...context, plan: asked.plan })
}

/** Everything of an answer as the citizen reads it, line by line. */
export function read(said: Reply, language = 'da', now = NOW): string {
  const planReadAt = said.from.length > 0 ? now : undefined
  return toPlainText(toWebReply(texts, { reply: said, language, notices: [], planReadAt, stale: false }, now))
}

/** The value of the fact with this label, as the citizen reads it; undefined when there is none. */
export function fact(said: Reply, label: string, language = 'da'): string | undefined {
  const lines = read({ ...said, text: '', more: [], from: [] }, language).split('\n')
  return lines.find(line => line.startsWith(`${label}: `))?.slice(label.length + 2)
}

/** The questions offered next. */
export const offered = (said: Reply): (string | undefined)[] =>
  said.next.map(choice => ('ask' in choice ? choice.ask : undefined))
