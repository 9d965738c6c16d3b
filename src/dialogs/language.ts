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
    const named = namedIn(message, languages)
    const chosen = named.length === 1 ? languages.find(({ tag }) => tag === named[0]) : undefined
    const others = languages.filter(({ tag }) => tag !== (chosen?.tag ?? language))
    if (!chosen) return reply.offeredChoices(t('which'), speaking(languages))
    return reply.answered(t('chosen'), { language: chosen.tag, next: speaking(others) })
  }
}

const speaking = (languages: readonly LanguageInfo[]) => languages.map(({ tag }) => ({ speak: tag }))

/** The languages a message names; "let dansk" is not also "dansk". */
function namedIn(message: string, languages: readonly LanguageInfo[]): string[] {
  const said = languages.flatMap(({ tag }) =>
    names(tag, languages)
      .filter(name => includesWord(message, name))
      .map(name => ({ tag, name: normalise(name) }))
  )
  const longest = said.filter(({ name }) => !said.some(other => other.name !== name && includesWord(other.name, name)))
  return [...new Set(longest.map(({ tag }) => tag))]
}

/** Every name of every language, looked up once: there are as many as the square of the languages. */
const known = new WeakMap<readonly LanguageInfo[], ReadonlyMap<string, readonly string[]>>()

function names(tag: string, languages: readonly LanguageInfo[]): readonly string[] {
  const all = known.get(languages) ?? new Map(languages.map(language => [language.tag, namesOf(language, languages)]))
  known.set(languages, all)
  return all.get(tag) ?? []
}

/** What the language is called, in itself and in every language spoken here. */
function namesOf({ tag, name, alsoCalled = [] }: LanguageInfo, languages: readonly LanguageInfo[]): string[] {
  // An easy form is called what its own file says: to others it is the language itself.
  const foreign = tag.includes('-x-')
    ? []
    : languages.map(other => new Intl.DisplayNames(other.tag, { type: 'language' }).of(tag) ?? '')
  return [name, ...alsoCalled, ...foreign].filter(each => each !== '')
}

const includesWord = (text: string, word: string): boolean => ` ${normalise(text)} `.includes(` ${normalise(word)} `)
