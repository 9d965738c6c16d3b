/** Tags that CLDR keeps for pseudo-languages: one with accents, one from right to left. */
export const ACCENTED = 'en-XA'
export const MIRRORED = 'ar-XB'
export type PseudoTag = typeof ACCENTED | typeof MIRRORED

interface PseudoLanguage {
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
  /** For each of the Danish letters, the one that stands for it. */
  readonly letters: string
}

const DANISH = 'abcdefghijklmnopqrstuvwxyzæøå'
const VOWELS = /[aeiouyæøå]/g
const PLACE = /(\{\{[^}]*\}\})/

export const PSEUDO: Readonly<Record<PseudoTag, PseudoLanguage>> = {
  [ACCENTED]: { name: 'Ðáñšķ', dir: 'ltr', letters: 'áƀçðéƒĝĥíĵķļɱñóþǫŕšţúṽŵẋýžǽǿǻ' },
  [MIRRORED]: { name: 'دانسك', dir: 'rtl', letters: 'ابچدهفگحيجكلمنوپقرستىڤؤخۆزعغآ' }
}

/**
 * A Danish text as it would be in a language a good third longer: every vowel
 * twice, no plain letter left, in brackets, so that what was not translated or
 * was cut off can be seen. What is filled in stays, in angle quotes of its own.
 */
export function pseudo(text: string, tag: PseudoTag): string {
  const parts = text.split(PLACE).map(part => (PLACE.test(part) ? `‹${part}›` : disguised(part, PSEUDO[tag].letters)))
  return `[${parts.join('')}]`
}

function disguised(words: string, letters: string): string {
  const other = (letter: string) => letters[DANISH.indexOf(letter)] ?? letter
  return words
    .replace(VOWELS, '$&$&')
    .replace(/\p{L}/gu, letter => (letter === letter.toLowerCase() ? other(letter) : other(letter.toLowerCase()).toUpperCase()))
}

/** A text file in a pseudo-language, with every plural form the language counts in. */
export function pseudoTexts(texts: Readonly<Record<string, string>>, tag: PseudoTag): Record<string, string> {
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
  const entries = Object.entries(texts).flatMap(([key, text]) => {
    const [, stem] = /^(.*)_(?:one|other)$/.exec(key) ?? []
    const keys = stem === undefined ? [key] : forms.map(form => `${stem}_${form}`)
    return keys.map(each => [each, pseudo(text, tag)])
  })
  return Object.fromEntries(entries)
}

/**
 * What stands in a text of the page and is in no pseudo-language: the words
 * left when the quoted values are taken out. Values may stand in one another.
 */
export function untranslated(text: string): string[] {
  const bare = text.replace(/‹[^‹›]*›/g, '')
  return bare === text ? (text.match(/[a-zæøå]{2,}/gi) ?? []) : untranslated(bare)
}
