import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n } from 'i18next'
import Backend from 'i18next-fs-backend'
import { fill, type Template, toTemplate, type Values } from './fill.ts'
import { isolate } from './isolate.ts'
import type { KeyOf, Namespace } from './namespaces.ts'
import { isReviewed, readReview, staleKeys } from './review.ts'

/** Words of one namespace in one language. */
export type T<N extends Namespace> = (key: KeyOf<N>, values?: Values) => string

/** A language the guide speaks: `locales/<tag>/language.json`, and what `review.json` says of it. */
export interface LanguageInfo {
  readonly tag: string
  /** Its name in itself, e.g. "Dansk". */
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
  /** What else people call it when they ask for it. */
  readonly alsoCalled?: readonly string[]
  /** Whether somebody who speaks it as their first language has read every text. */
  readonly reviewed: boolean
}

export interface Texts {
  readonly languages: readonly LanguageInfo[]
  /** Every text file, by name. */
  readonly files: readonly string[]
  /** Words of a namespace as seen at this moment ("tomorrow" depends on it); Danish where the language has none. */
  t<N extends Namespace>(language: string, namespace: N, now: Date): T<N>
  /** Every text of a namespace that has nothing to fill in, for the page to take along. */
  all<N extends Namespace>(language: string, namespace: N, now: Date): Readonly<Record<KeyOf<N>, string>>
  /** The supported language nearest to a BCP 47 tag, undefined when there is none. */
  supported(tag: string | undefined): string | undefined
  dir(language: string): 'ltr' | 'rtl'
}

/**
 * Reads every text of every language once; after that no text needs a disk.
 * Where the Danish text is newer than its translation, Danish is shown, and
 * said to be Danish.
 * @param enabled the languages to speak; all there are when not given
 * @throws Error when a folder has no readable language.json
 */
export async function loadTexts(directory: string, enabled?: readonly string[]): Promise<Texts> {
  const languages = readLanguages(directory).filter(({ tag }) => !enabled || enabled.includes(tag))
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
    // Filling in is `fill.ts`, which knows our dates and isolates; loading, falling back and plural forms are i18next.
    interpolation: { escapeValue: false }
  })
  const bound = new Map<string, Bound>()
  const boundTo = (language: string, namespace: Namespace): Bound => {
    const place = `${language}/${namespace}`
    const known = bound.get(place)
    if (known) return known
    const made = bind(instance, language, namespace, staleIn(language, namespace))
    // Only for languages we speak: what comes from outside must not fill the memory.
    if (languages.some(({ tag }) => tag === language)) bound.set(place, made)
    return made
  }
  const reviews = new Map(languages.map(({ tag }) => [tag, readReview(directory, tag)]))
  const staleIn = (language: string, namespace: string): ReadonlySet<string> => {
    if (language === 'da' || !reviews.has(language)) return new Set()
    return new Set(staleKeys(instance.getResourceBundle('da', namespace), reviews.get(language)?.[namespace]))
  }
  const t: Texts['t'] = (language, namespace, now) => {
    const textOf = boundTo(language, namespace)
    const reader = { language: nearest(languages, language) ?? 'da', dir: direction(languages, language), now }
    return (key, values) => {
      const { template, onlyDanish } = textOf(String(key), values?.count)
      if (!onlyDanish) return fill(template, values, reader)
      return `${isolate(fill(template, values, { ...reader, language: 'da' }))} (${danishIn(language)})`
    }
  }
  return {
    languages,
    files: namespacesOf(directory),
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

/** The texts of one namespace in one language, each taken apart once; a count chooses the plural form. */
type Bound = (key: string, count: unknown) => { readonly template: Template; readonly onlyDanish: boolean }

function bind(instance: i18n, language: string, namespace: Namespace, stale: ReadonlySet<string>): Bound {
  const own = { fixed: instance.getFixedT(language, namespace), plural: new Intl.PluralRules(language) }
  const danish = { fixed: instance.getFixedT('da', namespace), plural: new Intl.PluralRules('da') }
  const texts = new Map<string, ReturnType<Bound>>()
  return (key, count) => {
    const onlyDanish = stale.has(key)
    const { fixed, plural } = onlyDanish ? danish : own
    const place = typeof count === 'number' ? `${key} ${plural.select(count)}` : key
    const known = texts.get(place)
    if (known) return known
    const made = { template: toTemplate(fixed(key, { count, skipInterpolation: true })), onlyDanish }
    texts.set(place, made)
    return made
  }
}

/** What Danish is called in a language. */
const danishIn = (language: string): string => new Intl.DisplayNames([language, 'da'], { type: 'language' }).of('da') ?? 'dansk'

/**
 * The languages there are, Danish first.
 * @throws Error when a folder has no readable language.json
 */
export function readLanguages(directory: string): LanguageInfo[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => ({
      ...(JSON.parse(readFileSync(join(directory, name, 'language.json'), 'utf8')) as Omit<LanguageInfo, 'reviewed'>),
      // Danish is what the others are translated from.
      reviewed: name === 'da' || isReviewed(readReview(directory, name), namespacesOf(directory))
    }))
    .sort((a, b) => Number(b.tag === 'da') - Number(a.tag === 'da') || a.tag.localeCompare(b.tag))
}

const NOT_TEXTS = new Set(['language', 'questions', 'concepts', 'crisis-words', 'follow-ups', 'glossary', 'review'])

function namespacesOf(directory: string): string[] {
  return readdirSync(join(directory, 'da'))
    .filter(file => file.endsWith('.json'))
    .map(file => file.slice(0, -'.json'.length))
    .filter(name => !NOT_TEXTS.has(name))
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
