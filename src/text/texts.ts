import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n } from 'i18next'
import Backend from 'i18next-fs-backend'
import { fill, type Template, toTemplate, type Values } from './fill.ts'
import type { KeyOf, Namespace } from './namespaces.ts'

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
    // Filling in is `fill.ts`, which knows our dates and isolates; loading, falling back and plural forms are i18next.
    interpolation: { escapeValue: false }
  })
  const bound = new Map<string, Bound>()
  const boundTo = (language: string, namespace: Namespace): Bound => {
    const place = `${language}/${namespace}`
    const known = bound.get(place)
    if (known) return known
    const made = bind(instance, language, namespace)
    // Only for languages we speak: what comes from outside must not fill the memory.
    if (languages.some(({ tag }) => tag === language)) bound.set(place, made)
    return made
  }
  const t: Texts['t'] = (language, namespace, now) => {
    const templateOf = boundTo(language, namespace)
    const reader = { language: nearest(languages, language) ?? 'da', dir: direction(languages, language), now }
    return (key, values) => fill(templateOf(String(key), values?.count), values, reader)
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

/** The texts of one namespace in one language, each taken apart once; a count chooses the plural form. */
type Bound = (key: string, count: unknown) => Template

function bind(instance: i18n, language: string, namespace: Namespace): Bound {
  const fixed = instance.getFixedT(language, namespace)
  const plural = new Intl.PluralRules(language)
  const templates = new Map<string, Template>()
  return (key, count) => {
    const place = typeof count === 'number' ? `${key} ${plural.select(count)}` : key
    const known = templates.get(place)
    if (known) return known
    const made = toTemplate(fixed(key, { count, skipInterpolation: true }))
    templates.set(place, made)
    return made
  }
}

function readLanguages(directory: string): LanguageInfo[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => JSON.parse(readFileSync(join(directory, entry.name, 'language.json'), 'utf8')) as LanguageInfo)
    .sort((a, b) => Number(b.tag === 'da') - Number(a.tag === 'da') || a.tag.localeCompare(b.tag))
}

const NOT_TEXTS = new Set(['language', 'questions', 'concepts', 'crisis-words', 'follow-ups', 'glossary'])

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
