import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { day } from '../../src/domain/time.ts'
import { TextFault, type Values } from '../../src/text/fill.ts'
import { sourceHashes } from '../../src/text/review.ts'
import { loadTexts, type Texts } from '../../src/text/texts.ts'

const now = new Date('2027-03-01T09:00+01:00')
const FSI = '\u2068'
const PDI = '\u2069'

const TEXTS = {
  name: 'Ring til {{name}}.',
  when: 'Det er {{when, dayTime}}.',
  list: 'Tag {{items, list}} med.',
  phone: 'Ring {{phone, phone}}.',
  more_one: '{{count}} skridt',
  more_other: '{{count}} skridt mere'
}

let directory: string
let texts: Texts

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'texts-'))
  const folder = (tag: string, dir: string, words: object) => {
    mkdirSync(join(directory, tag))
    writeFileSync(join(directory, tag, 'language.json'), JSON.stringify({ tag, name: tag, dir }))
    writeFileSync(join(directory, tag, 'common.json'), JSON.stringify(words))
    const review = { common: { reviewedBy: null, reviewedOn: null, sourceHash: sourceHashes(TEXTS) } }
    writeFileSync(join(directory, tag, 'review.json'), JSON.stringify(review))
  }
  folder('da', 'ltr', TEXTS)
  folder('fa', 'rtl', TEXTS)
  folder('ckb', 'rtl', { name: 'پەیوەندی بە {{name}}' })
  texts = await loadTexts(directory)
})

afterAll(() => rmSync(directory, { recursive: true }))

/** The texts of this folder are the test's own, so their keys are too. */
const say = (language: string, key: keyof typeof TEXTS | 'more', values?: Values) =>
  (texts.t(language, 'common', now) as (key: string, values?: Values) => string)(key, values)

describe('a text', () => {
  it('is filled with values that it words itself', () => {
    expect(say('da', 'when', { when: new Date('2027-03-11T10:00+01:00') })).toMatch(/^Det er torsdag .*11\. marts kl\. 10:00\.$/)
    expect(say('da', 'when', { when: day('2027-03-11') })).toMatch(/^Det er torsdag .*11\. marts\.$/)
    expect(say('da', 'list', { items: ['cv', 'pas'] })).toBe('Tag cv og pas med.')
    expect(say('da', 'phone', { phone: '+4511223344' })).toBe('Ring 11 22 33 44.')
    expect(say('da', 'more', { count: 1 })).toBe('1 skridt')
    expect(say('da', 'more', { count: 3 })).toBe('3 skridt mere')
  })

  it.each(['da', 'fa'])('in %s is refused when a value is missing, never shown with a hole', language => {
    for (const key of ['name', 'when', 'list', 'phone'] as const) {
      expect(() => say(language, key)).toThrow(TextFault)
      expect(() => say(language, key, { [key]: undefined })).toThrow(TextFault)
    }
  })

  it.each(['da', 'fa'])('in %s never reads what a person wrote as an instruction', language => {
    expect(say(language, 'name', { name: '$t(phone) {{now}} <b>' })).toContain('$t(phone) {{now}} <b>')
  })

  it('is Danish where a language lacks it', () => {
    expect(say('ckb', 'phone', { phone: '112' })).toContain('Ring')
  })
})

describe('in a right-to-left language', () => {
  it('everything that is filled in stands isolated, after it was worded', () => {
    expect(say('fa', 'name', { name: 'Karen' })).toBe(`Ring til ${FSI}Karen${PDI}.`)
    expect(say('fa', 'phone', { phone: '+4511223344' })).toBe(`Ring ${FSI}11 22 33 44${PDI}.`)
    expect(say('fa', 'when', { when: day('2027-03-11') })).toMatch(new RegExp(`^Det er ${FSI}[^0-9]*11[^0-9]*${PDI}\\.$`))
    expect(say('fa', 'list', { items: ['cv', 'pas'] })).toContain(FSI)
  })

  it('and nowhere else', () => {
    expect(say('da', 'name', { name: 'Karen' })).toBe('Ring til Karen.')
  })
})

describe('the language of a tag', () => {
  it('is the nearest there is', () => {
    expect(texts.supported('da-DK')).toBe('da')
    expect(texts.supported('FA')).toBe('fa')
    expect(texts.supported('fa-Arab-AF')).toBe('fa')
    expect(texts.supported('sv')).toBeUndefined()
    expect(texts.supported('not a tag')).toBeUndefined()
    expect(texts.supported(undefined)).toBeUndefined()
  })

  it('has its direction, and Danish stands first', () => {
    expect(texts.dir('ckb')).toBe('rtl')
    expect(texts.dir('da')).toBe('ltr')
    expect(texts.languages[0]?.tag).toBe('da')
  })
})
