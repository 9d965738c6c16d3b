import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { readUnderstanding, readWords } from '../../src/app/words.ts'
import { isHeldBack } from '../../src/understanding/train.ts'
import { sentencesOf } from './read.ts'

const MEGABYTE = 1024 * 1024
/** Languages with sentences of their own, with what `scripts/train.mjs` made of them. */
const trained = readdirSync('locales').filter(language => existsSync(`locales/${language}/questions.json`))
const words = await readWords('locales')
const understander = readUnderstanding(words.texts, 'dist/models')

const heldBack = (language: string, ...leftOut: string[]) =>
  Object.entries(sentencesOf(language)).flatMap(([question, texts]) =>
    leftOut.includes(question) ? [] : texts.filter(isHeldBack).map(text => ({ question, text }))
  )

const share = (part: number, all: number) => part / all

describe.each(trained)('%s', language => {
  it('answers most of the sentences it was not trained on, and few of them wrongly', () => {
    const ours = heldBack(language, 'out-of-scope', 'crisis')
    const read = ours.map(({ question, text }) => ({ question, understood: understander.understand(text, language) }))
    const sure = read.flatMap(({ question, understood }) => (understood.kind === 'sure' ? [{ question, understood }] : []))
    const right = sure.filter(({ question, understood }) => understood.question === question)
    expect(share(right.length, ours.length)).toBeGreaterThan(0.4)
    expect(share(sure.length - right.length, ours.length)).toBeLessThan(0.13)
  })

  it('is seldom taken for another language', () => {
    const texts = heldBack(language)
    const mistaken = texts.filter(({ text }) => understander.otherLanguage(text, language) !== undefined)
    expect(share(mistaken.length, texts.length)).toBeLessThan(0.03)
  })

  it('hears its own cries for help, and few where there are none', () => {
    const cries = sentencesOf(language).crisis ?? []
    const heard = cries.filter(text => words.findCrisis(text) !== undefined)
    expect(share(heard.length, cries.length)).toBeGreaterThan(0.95)
    const ordinary = heldBack(language, 'crisis')
    const alarms = ordinary.filter(({ text }) => words.findCrisis(text)?.kind === 'hard')
    expect(share(alarms.length, ordinary.length)).toBeLessThan(0.01)
  })

  it('has a model of less than five megabytes', () => {
    expect(statSync(`dist/models/${language}.bin`).size).toBeLessThan(5 * MEGABYTE)
  })
})

describe('the four questions, as the buttons say them', () => {
  it.each(words.texts.languages.map(({ tag }) => tag))('are understood in %s', language => {
    const common = words.texts.t(language, 'common', new Date())
    for (const question of ['plan', 'next-step', 'expected-of-me', 'what-i-can-expect'] as const) {
      expect(understander.understand(common(`ask.${question}`), language)).toMatchObject({ kind: 'sure', question })
    }
  })
})

describe('the crisis text', () => {
  it.each(words.texts.languages.map(({ tag }) => tag))('names 112 in %s', language => {
    const crisis = JSON.parse(readFileSync(`locales/${language}/crisis.json`, 'utf8')) as Record<string, string>
    for (const line of ['danger', 'hurt', 'talk']) expect([line, crisis[line]?.includes('112')]).toEqual([line, true])
  })
})
