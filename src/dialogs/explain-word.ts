import { contactFor } from '../domain/people.ts'
import { covers, dayOf } from '../domain/time.ts'
import type { Term } from '../text/glossary.ts'
import type { DialogContext, OpenDialog } from './dialog.ts'
import { asking, contactFacts, textFact } from './facts.ts'
import type { Fact } from './reply.ts'

/** More words than this are not read: the citizen can ask again. */
const MOST = 3

/**
 * "What does … mean?"
 *
 * Explains the words of the glossary named in the message, the Danish term
 * always beside its translation, with a caution where the law has moved. Asks
 * which word when none was named, and never guesses at one it does not know.
 *
 * Text: locales/<language>/explain-word.json, glossary.json
 * Test: test/dialogs/explain-word.test.ts
 */
export const explainWord: OpenDialog<'explain-word'> = {
  id: 'explain-word',
  needsPlan: false,

  answer(context) {
    const { t, common, reply, glossary, message, plan, now, office } = context
    const contact = plan ? contactFor(plan, now) : office
    const [first, ...others] = glossary.find(message).slice(0, MOST)
    if (!first) {
      if (!namesAWord(message, t('wordsOfTheQuestion'))) return reply.answered(t('whichWord'))
      return reply.unanswerable('word-unknown', t('unknown', { name: contact.name }), { facts: contactFacts(contact, common) })
    }
    const cautions = [first, ...others].map(term => cautionFact(term, contact.name, context))
    return reply.answered(t('explained', { word: wordOf(first, context), explanation: first.explanation }), {
      facts: [
        ...others.map(term => textFact(wordOf(term, context), term.explanation)),
        ...cautions,
        ...(cautions.some(caution => caution) ? contactFacts(contact, common) : [])
      ],
      next: asking('explain-word', 'next-step')
    })
  }
}

type Context = DialogContext<'explain-word'>

function wordOf({ term, translation }: Term, { t }: Context): string {
  return translation ? t('wordAndTranslation', { term, translation }) : t('word', { term })
}

function cautionFact(term: Term, name: string, { t, now }: Context): Fact | undefined {
  const holds = covers({ from: term.validFrom, to: term.validTo }, dayOf(now))
  return textFact(t('goodToKnow', { word: term.term }), term.caution ?? (holds ? undefined : t('outOfDate', { name })))
}

/** True when something stands in the message besides the words one asks with. */
function namesAWord(message: string, wordsOfTheQuestion: string): boolean {
  const known = new Set(wordsOfTheQuestion.split(' '))
  return (message.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).some(word => !known.has(word))
}
