import type { LanguageInfo } from '../text/texts.ts'
import { normalise } from '../understanding/normalise.ts'
import type { OpenDialog } from './dialog.ts'

/**
 * "In English, please", "dansk tak", "kan du skrive lettere?"
 *
 * Speaks from now on the one language the message names, in whatever language
 * it is named. When it names none or several, all are offered: a language is
 * never guessed. The turn words the answer in the new language.
 *
 * Text: locales/<language>/language-choice.json
 * Test: test/dialogs/language.test.ts
 */
export const language: OpenDialog<'language'> = {
  id: 'language',
  needsPlan: false,

  answer({ t, reply, languages, language, message }) {
    const named = languages.filter(({ tag }) => names(tag, languages).some(name => includesWord(message, name)))
    const chosen = named.length === 1 ? named[0] : undefined
    const others = languages.filter(({ tag }) => tag !== (chosen?.tag ?? language))
    if (!chosen) return reply.offeredChoices(t('which'), speaking(languages))
    return reply.answered(t('chosen'), { language: chosen.tag, next: speaking(others) })
  }
}

const speaking = (languages: readonly LanguageInfo[]) => languages.map(({ tag }) => ({ speak: tag }))

/** What the language is called, in itself and in every language spoken here. */
function names(tag: string, languages: readonly LanguageInfo[]): string[] {
  const own = languages.filter(known => known.tag === tag).map(({ name }) => name)
  const foreign = languages.map(known => new Intl.DisplayNames(known.tag, { type: 'language' }).of(tag) ?? '')
  return [...own, ...foreign].filter(name => name !== '')
}

const includesWord = (text: string, word: string): boolean => ` ${normalise(text)} `.includes(` ${normalise(word)} `)
