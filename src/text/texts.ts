import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n, type TFunction } from 'i18next'
import Backend from 'i18next-fs-backend'
import { wordDay, wordDayTime, wordList, wordPhone, wordTime } from './format.ts'
import { isolate } from './isolate.ts'
import type { KeyOf, Namespace } from './namespaces.ts'

/** What a text may be filled with. Dates go in as dates: wording them is the text's affair. */
export type Values = Readonly<Record<string, string | number | Date | readonly string[] | undefined>>

/** Words of one namespace in one language. */
export type T<N extends Namespace> = (key: KeyOf<N>, values?: Values) => string

/** A language the guide speaks: `locales/<tag>/language.json`. */
export interface LanguageInfo {
  readonly tag: string
  /** Its name in itself, e.g. "Dansk". */
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
}

export interface Texts {
  readonly languages: readonly LanguageInfo[]
  /** Words of a namespace as seen at this moment ("tomorrow" depends on it); Danish where the language has none. */
  t<N extends Namespace>(language: string, namespace: N, now: Date): T<N>
  /** Every text of a namespace that has nothing to fill in, for the page to take along. */
  all<N extends Namespace>(language: string, namespace: N, now: Date): Readonly<Record<KeyOf<N>, string>>
  /** The supported language nearest to a BCP 47 tag, undefined when there is none. */
  supported(tag: string | undefined): string | undefined
  dir(language: string): 'ltr' | 'rtl'
}

/** A text asked for something it was not given: a fault in our own code, never shown. */
export class TextFault extends Error {
  override readonly name = 'TextFault'
}

/**
 * Reads every text of every language once; after that no text needs a disk.
 * @throws Error when a folder has no readable language.json
 */
export async function loadTexts(directory: string): Promise<Texts> {
  const languages = readLanguages(directory)
  const instance = createInstance()
  await instance.use(Backend).init({
    backend: { loadPath: join(directory, '{{lng}}', '{{ns}}.json') },
    initAsync: false,
    showSupportNotice: false,
    lng: 'da',
    fallbackLng: 'da',
    preload: languages.map(language => language.tag),
    ns: namespacesOf(directory),
    defaultNS: 'common',
    keySeparator: false,
    nsSeparator: false,
    returnNull: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    missingInterpolationHandler: (_text: string, value: string[]) => {
      throw new TextFault(`a text has no value for ${value[1]}`)
    }
  })
  addFormats(instance, languages)
  // What is filled in stands isolated there, once it is worded; left-to-right languages need nothing added.
  const rightToLeft = instance.cloneInstance({
    interpolation: { ...instance.options.interpolation, escapeValue: true, escape: isolate }
  })
  const bound = new Map<string, Bound>()
  const boundTo = (language: string, namespace: Namespace): Bound => {
    const place = `${language}/${namespace}`
    const known = bound.get(place)
    if (known) return known
    const made = bind(direction(languages, language) === 'rtl' ? rightToLeft : instance, language, namespace)
    // Only for languages we speak: what comes from outside must not fill the memory.
    if (languages.some(({ tag }) => tag === language)) bound.set(place, made)
    return made
  }
  const t: Texts['t'] = (language, namespace, now) => {
    const { plain, worded } = boundTo(language, namespace)
    return (key, values) => plain.get(key as string) ?? worded(String(key), { ...values, now })
  }
  return {
    languages,
    t,
    all: <N extends Namespace>(language: string, namespace: N, now: Date) => {
      const word = t(language, namespace, now)
      const keys = Object.keys(instance.getResourceBundle('da', namespace)) as KeyOf<N>[]
      return Object.fromEntries(keys.map(key => [key, word(key)])) as Record<KeyOf<N>, string>
    },
    supported: tag => nearest(languages, tag),
    dir: language => direction(languages, language)
  }
}

/** The texts of one namespace in one language: those with nothing to fill in stand ready, most of all labels. */
interface Bound {
  readonly plain: ReadonlyMap<string, string>
  readonly worded: TFunction
}

function bind(instance: i18n, language: string, namespace: Namespace): Bound {
  const worded = instance.getFixedT(language, namespace)
  const keys = Object.keys(instance.getResourceBundle('da', namespace) as Record<string, string>)
  const texts = keys.map(key => [key, String(instance.getResource(language, namespace, key) ?? '')] as const)
  return { worded, plain: new Map(texts.filter(([, text]) => text !== '' && !/\{\{|\$t\(/.test(text))) }
}

function readLanguages(directory: string): LanguageInfo[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => JSON.parse(readFileSync(join(directory, entry.name, 'language.json'), 'utf8')) as LanguageInfo)
    .sort((a, b) => Number(b.tag === 'da') - Number(a.tag === 'da') || a.tag.localeCompare(b.tag))
}

const NOT_TEXTS = new Set(['language', 'questions', 'concepts', 'crisis-words', 'glossary'])

function namespacesOf(directory: string): string[] {
  return readdirSync(join(directory, 'da'))
    .filter(file => file.endsWith('.json'))
    .map(file => file.slice(0, -'.json'.length))
    .filter(name => !NOT_TEXTS.has(name))
}

/** `{{starts, dayTime}}` in a text words the value; i18next hands the call's own values along. */
function addFormats(instance: i18n, languages: readonly LanguageInfo[]): void {
  const formats = {
    day: wordDay,
    dayTime: wordDayTime,
    time: (when: Date, language: string) => wordTime(when, language),
    list: (items: readonly string[], language: string) => wordList(items, language),
    phone: (number: string) => wordPhone(number)
  }
  for (const [name, word] of Object.entries(formats)) {
    instance.services.formatter?.add(name, (value, language, options) =>
      // A missing value stays missing, so that the text is refused.
      value === undefined ? value : word(value as never, nearest(languages, language) ?? 'da', (options as { now: Date }).now)
    )
  }
}

function nearest(languages: readonly LanguageInfo[], tag: string | undefined): string | undefined {
  if (!tag) return undefined
  if (languages.some(language => language.tag === tag)) return tag
  let canonical: string
  try {
    canonical = Intl.getCanonicalLocales(tag)[0] ?? ''
  } catch {
    return undefined
  }
  for (let wanted = canonical; wanted; wanted = wanted.slice(0, Math.max(0, wanted.lastIndexOf('-')))) {
    const found = languages.find(language => language.tag.toLowerCase() === wanted.toLowerCase())
    if (found) return found.tag
  }
  return undefined
}

function direction(languages: readonly LanguageInfo[], tag: string): 'ltr' | 'rtl' {
  return languages.find(language => language.tag === tag)?.dir ?? 'ltr'
}
