import { day } from '../../src/domain/time.ts'
import { createGlossary, type Term } from '../../src/text/glossary.ts'
import { aPlan } from '../support/a-plan.ts'
import { ask, NOW, offered, texts } from './asking.ts'

const explain = (message: string, asked: Parameters<typeof ask>[1] = {}) => ask('explain-word', { message, ...asked })

const factsOf = (said: ReturnType<typeof ask>) =>
  said.facts.map(({ label, value }) => [
    label,
    value.kind === 'text' ? value.text : value.kind === 'phone' ? value.number : value.kind
  ])

const karen = aPlan().withPerson({ name: 'Karen Prøve', phone: '+4511223344', hours: undefined }).build()

const oneTerm = (more: Partial<Term>) =>
  createGlossary([{ term: 'prøveord', aliases: [], explanation: 'Noget at prøve med.', ...more }])

describe('"What does … mean?"', () => {
  it('explains the word in the message, however it is bent', () => {
    const said = explain('Hvad betyder virksomhedspraktikken?')
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe(
      '»virksomhedspraktik« betyder: Du er med på en arbejdsplads i en kort tid og ser, hvad du kan. Du får ikke løn, men beholder din ydelse.'
    )
    expect(said.facts).toEqual([])
  })

  it('shows the Danish word beside the translation', () => {
    expect(explain('What is a work placement?', { language: 'en' }).text).toMatch(
      /^“virksomhedspraktik” \(work placement\) means: You take part at a workplace/
    )
  })

  it('explains three words at most, the longest first', () => {
    const said = explain('Hvad er tolk, bisidder, fuldmagt og aktindsigt?')
    expect(said.text).toContain('»aktindsigt«')
    expect(factsOf(said).map(([label]) => label)).toEqual(['»bisidder«', '»partsrepræsentant«'])
  })

  it('says that the law has moved, and whom to ask about it', () => {
    const said = explain('Hvad er et ressourceforløb?', { plan: karen })
    expect(factsOf(said)).toEqual([
      [
        'Godt at vide om ressourceforløb',
        'Nye borgere kan ikke få det mere. Er du i gang, kan du godt fortsætte. Spørg din sagsbehandler.'
      ],
      ['Ring til', '+4511223344']
    ])
  })

  it.each([
    ['has ended', { validTo: day('2027-02-28') }, true],
    ['has not begun', { validFrom: day('2027-03-02') }, true],
    ['ends today', { validTo: day('2027-03-01') }, false]
  ])('warns of an explanation that %s', (_what, dates, warned) => {
    const said = explain('prøveord', { glossary: oneTerm(dates) })
    expect(said.text).toBe('»prøveord« betyder: Noget at prøve med.')
    expect(factsOf(said).some(([label]) => label === 'Godt at vide om prøveord')).toBe(warned)
  })
})

describe('a word that is not in the glossary', () => {
  it('is not guessed at: the coordinator can tell', () => {
    const said = explain('Hvad betyder frembydelsespligt?', { plan: karen })
    expect(said.outcome).toBe('unanswerable: word-unknown')
    expect(said.text).toBe('Det ord kender jeg ikke. Ring og spørg Karen Prøve.')
    expect(factsOf(said)).toEqual([['Ring til', '+4511223344']])
  })

  it('is for the office when no plan is at hand', () => {
    const said = explain('What does LIX mean?', { language: 'en' })
    expect(said.outcome).toBe('unanswerable: word-unknown')
    expect(said.text).toBe('I do not know that word. Call and ask Kommunens kontor.')
    expect(factsOf(said)).toContainEqual(['Call', '+4570102030'])
  })
})

describe('a question without a word', () => {
  it.each(['Hvad betyder det?', 'hvad betyder et ord', 'Jeg forstår det ikke', 'Forklar', ''])('%j is asked back', message => {
    const said = explain(message)
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe('Hvilket ord vil du gerne have forklaret? Skriv kun ordet.')
  })

  it.each(['What does that mean?', "I don't understand", 'Explain a word'])('in English too: %j', message => {
    expect(explain(message, { language: 'en' }).text).toBe('Which word would you like explained? Write just the word.')
  })
})

describe('the button for this question', () => {
  it.each(texts.languages.map(({ tag }) => tag))('names no word, so that it is asked back in %s', language => {
    const label = texts.t(language, 'common', NOW)('ask.explain-word')
    expect(explain(label, { language }).text).toBe(texts.t(language, 'explain-word', NOW)('whichWord'))
  })
})

it('after an explanation another word and the next step are one tap away', () => {
  expect(offered(explain('mentor'))).toEqual(['explain-word', 'next-step'])
})
