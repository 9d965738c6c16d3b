import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { day } from '../../src/domain/time.ts'
import { createGlossary, readTerms, type Term } from '../../src/text/glossary.ts'
import { lix } from '../support/lix.ts'
import { LOCALES, languages } from '../support/locales.ts'

const terms = readTerms(LOCALES, 'da')
const glossary = createGlossary(terms)
const found = (text: string) => glossary.find(text).map(({ term }) => term)

describe('a term in a message', () => {
  it.each([
    ['Hvad betyder ressourceforløbet?', 'ressourceforløb'],
    ['ressourceforløbenes', 'ressourceforløb'],
    ['hvad er praktikken', 'virksomhedspraktik'],
    ['virksomhedspraktikker', 'virksomhedspraktik'],
    ['Hvad er sanktioner?', 'sanktion'],
    ['sanktionernes', 'sanktion'],
    ['mentorens opgave', 'mentor'],
    ['fleksjobbet', 'fleksjob'],
    ['jobcentret', 'jobcenter'],
    ['jobcentrene', 'jobcenter'],
    ['klagerne', 'klage'],
    ['samtykket', 'samtykke'],
    ['tilbuddene', 'tilbud'],
    ['er jeg aktivitetsparate', 'aktivitetsparat'],
    ["SKP'en", 'støtte- og kontaktperson'],
    ['MITID', 'MitID'],
    ['retten og pligten', 'ret og pligt'],
    ['den koordinerende sagsbehandlers', 'koordinerende sagsbehandler']
  ])('is found inflected: %s', (text, term) => {
    expect(found(text)).toEqual([term])
  })

  it.each([
    ['kontanthjaelpen', 'kontanthjælp'],
    ['kontanthjalp', 'kontanthjælp'],
    ['ressourceforloebet', 'ressourceforløb'],
    ['ressourceforlob', 'ressourceforløb'],
    ['raadighed', 'rådighed'],
    ['radighed', 'rådighed'],
    ['ra\u030adighed', 'rådighed'],
    ['kontanthjälp', 'kontanthjælp']
  ])('is found without the Danish letters: %s', (text, term) => {
    expect(found(text)).toEqual([term])
  })

  it.each([
    ['FØP', 'førtidspension'],
    ['e-boks', 'Digital Post'],
    ['eboks', 'Digital Post'],
    ['mit.dk', 'Digital Post'],
    ['fuldmagten', 'partsrepræsentant'],
    ['klagefristen', 'klage'],
    ['cvsamtale', 'cv-samtale'],
    ['klap job', 'KLAP-job']
  ])('is found under its other names and spellings: %s', (text, term) => {
    expect(found(text)).toEqual([term])
  })

  it.each([
    ['praktikplads', 'virksomhedspraktik'],
    ['fleksjobbevilling', 'fleksjob'],
    ['kontanthjælpsmodtager', 'kontanthjælp'],
    ['mentor-ordning', 'mentor']
  ])('is found as the beginning of a longer word: %s', (text, term) => {
    expect(found(text)).toEqual([term])
  })

  it.each([
    'kommentor',
    'politolk',
    'tolkien',
    'cvr',
    'en boks',
    'har jeg en plan',
    'planen',
    'rettigheder',
    'praktisk',
    '',
    '???',
    '🙂'
  ])('is not found inside other words: %j', text => {
    expect(found(text)).toEqual([])
  })

  it('is the longer one where two overlap', () => {
    expect(found('ressourceforløbsydelsen')).toEqual(['ressourceforløbsydelse'])
    expect(found('indsatsplanen')).toEqual(['indsatsplan'])
    expect(found('jobafklaringsforløb')).toEqual(['jobafklaringsforløb'])
  })

  it('comes with the others, the longest first, each once', () => {
    expect(found('tolk, mentor og virksomhedspraktik, altså praktik med tolken')).toEqual([
      'virksomhedspraktik',
      'mentor',
      'tolk'
    ])
  })

  it('does not slow the guide down, however strange the message', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => Array.isArray(glossary.find(text))))
    expect(found(`${'e'.repeat(20_000)} mentor`)).toEqual(['mentor'])
  })

  it('is found in every sentence it is written into', () => {
    fc.assert(
      fc.property(fc.constantFrom(...terms), ({ term }) => {
        expect(found(`Hvad betyder ${term} i mit brev?`)).toContain(term)
        expect(found(term.toUpperCase())).toContain(term)
      })
    )
  })
})

describe("in the reader's language", () => {
  const english = createGlossary(readTerms(LOCALES, 'en'))

  it('a term is found by its translation', () => {
    expect(english.find('What is a work placement?').map(({ term }) => term)).toEqual(['virksomhedspraktik'])
    expect(english.find('sanctions').map(({ term }) => term)).toEqual(['sanktion'])
  })

  it('a Danish term goes before words that are also everyday ones', () => {
    expect(english.find('What does fleksjob mean in this offer?').map(({ term }) => term)).toEqual(['fleksjob'])
  })

  it('the Danish list serves a language that has none', () => {
    expect(readTerms(LOCALES, 'xx')).toEqual(terms)
  })
})

describe('the list of terms', () => {
  it('holds 74 Danish terms, each once', () => {
    expect(new Set(terms.map(({ term }) => term)).size).toBe(74)
    expect(terms).toHaveLength(74)
  })

  it.each(terms.map(term => [term.term, term] as const))(
    'explains %s in one or two sentences with a LIX of 30 at most',
    (_name, term) => {
      expect(lix(term.explanation)).toBeLessThanOrEqual(30)
      expect(term.explanation.split(/[.!?](?:\s|$)/).filter(Boolean).length).toBeLessThanOrEqual(2)
      if (term.caution) expect(lix(term.caution)).toBeLessThanOrEqual(30)
    }
  )

  it('speaks of no amount of money', () => {
    expect(terms.filter(({ explanation }) => /\bkr\b|kroner|\d{3,}/.test(explanation))).toEqual([])
  })

  it('has a caution wherever an explanation has come to its end', () => {
    expect(terms.filter(({ validTo, caution }) => validTo && !caution)).toEqual([])
    for (const { validFrom, validTo } of terms)
      expect([validFrom, validTo].map(date => date && day(date))).toEqual([validFrom, validTo])
  })

  const own = languages()
    .slice(1)
    .filter(language => existsSync(`${LOCALES}/${language}/glossary.json`))
  it.each(own)('is the same in %s: each term with its dates and, in another language, a translation', language => {
    const known = ({ term, validFrom, validTo, caution }: Term) => ({
      term,
      validFrom,
      validTo,
      cautioned: caution !== undefined
    })
    const others = readTerms(LOCALES, language)
    expect(others.map(known)).toEqual(terms.map(known))
    const isDanish = language.startsWith('da')
    expect(others.filter(({ translation, explanation }) => Boolean(translation) === isDanish || !explanation)).toEqual([])
  })
})
