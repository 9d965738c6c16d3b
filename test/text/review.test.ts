import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sourceHashes } from '../../src/text/review.ts'
import { loadTexts, type Texts } from '../../src/text/texts.ts'

const DANISH = { promise: 'Du hører fra os {{on, day}}.', other: 'Ring til os.', more_one: 'én til', more_other: '{{count}} til' }
const SOMALI = {
  promise: 'Waan ku soo wici doonnaa {{on, day}}.',
  other: 'Na soo wac.',
  more_one: 'mid',
  more_other: '{{count}}'
}

const now = new Date('2027-03-01T09:00+01:00')
let directory: string

const write = (path: string, content: unknown) => writeFileSync(join(directory, path), JSON.stringify(content))

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'review-'))
  for (const [tag, words] of [
    ['da', DANISH],
    ['so', SOMALI]
  ] as const) {
    mkdirSync(join(directory, tag))
    write(`${tag}/language.json`, { tag, name: tag, dir: 'ltr' })
    write(`${tag}/common.json`, words)
  }
  reviewed(null)
})

afterEach(() => rmSync(directory, { recursive: true }))

const reviewed = (by: string | null) =>
  write('so/review.json', { common: { reviewedBy: by, reviewedOn: by && '2027-01-01', sourceHash: sourceHashes(DANISH) } })

const say = (texts: Texts, key: string, values = {}) =>
  (texts.t('so', 'common', now) as (key: string, values?: object) => string)(key, values)

describe('a translation', () => {
  it('is shown as long as the Danish text is the one it was made from', async () => {
    const texts = await loadTexts(directory)
    expect(say(texts, 'other')).toBe('Na soo wac.')
    expect(say(texts, 'more', { count: 3 })).toBe('3')
  })

  it('of an old promise is not: the new Danish text is, and says that it is Danish', async () => {
    write('da/common.json', { ...DANISH, promise: 'Du hører fra os senest {{on, day}}.' })
    const texts = await loadTexts(directory)
    expect(say(texts, 'promise', { on: now })).toMatch(/^\u2068Du hører fra os senest .*mandag 1\. marts\.\u2069 \(\S+\)$/)
    expect(say(texts, 'other')).toBe('Na soo wac.')
  })

  it('is not believed when only one of its plural forms has changed in Danish', async () => {
    write('da/common.json', { ...DANISH, more_one: 'kun én til' })
    const texts = await loadTexts(directory)
    expect(say(texts, 'more', { count: 1 })).toContain('kun én til')
    expect(say(texts, 'more', { count: 3 })).toContain('3 til')
  })
})

describe('a language', () => {
  const reviewOf = async () => (await loadTexts(directory)).languages.find(({ tag }) => tag === 'so')?.reviewed

  it('is reviewed when somebody has read every file', async () => {
    expect(await reviewOf()).toBe(false)
    reviewed('Ayaan Tusaale')
    expect(await reviewOf()).toBe(true)
  })
})
