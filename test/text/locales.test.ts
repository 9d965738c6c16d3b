import { readFileSync } from 'node:fs'
import { languages, namespaces, placeholders, readTexts } from '../support/locales.ts'

const FORMATS = ['day', 'dayTime', 'time', 'list', 'phone']

/** Plural forms of one text count as one: languages differ in how many they have. */
const PLURAL = /_(zero|one|two|few|many|other)$/

/** What each text of a file is filled with, plural forms together. */
function filledWith(language: string, namespace: string): Record<string, string[]> {
  const all: Record<string, Set<string>> = {}
  for (const [key, text] of Object.entries(readTexts(language, namespace))) {
    const stem = key.replace(PLURAL, '')
    all[stem] = new Set([...(all[stem] ?? []), ...placeholders(String(text)).map(name => name.replace(/,.*/, ''))])
  }
  return Object.fromEntries(Object.entries(all).map(([key, names]) => [key, [...names].sort()]))
}

const everyFile = languages().flatMap(language => namespaces(language).map(namespace => [language, namespace] as const))

describe('the text files', () => {
  it.each(everyFile)('%s/%s holds flat keys, each with a text that is not empty', (language, namespace) => {
    for (const [key, text] of Object.entries(readTexts(language, namespace))) {
      expect([key, typeof text]).toEqual([key, 'string'])
      expect([key, String(text).trim() === text && text !== '']).toEqual([key, true])
    }
  })

  it.each(everyFile)('%s/%s uses only formats there are', (language, namespace) => {
    const formats = Object.values(readTexts(language, namespace))
      .flatMap(text => placeholders(String(text)))
      .flatMap(placeholder => placeholder.split(/,\s*/).slice(1))
    expect(formats.filter(format => !FORMATS.includes(format))).toEqual([])
  })

  it.each(languages().slice(1))('%s has the files Danish has', language => {
    expect(namespaces(language).sort()).toEqual(namespaces('da').sort())
  })

  it.each(everyFile.filter(([language]) => language !== 'da'))(
    '%s/%s has the keys and placeholders of the Danish one',
    (language, namespace) => {
      expect(filledWith(language, namespace)).toEqual(filledWith('da', namespace))
    }
  )

  it.each(namespaces('da'))('da/%s is known to the type of all texts', namespace => {
    expect(readFileSync('src/text/namespaces.ts', 'utf8')).toContain(`locales/da/${namespace}.json'`)
  })
})
