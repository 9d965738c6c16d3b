import { describe, expect, it } from '@jest/globals'
import { FOUR_QUESTIONS } from '../../src/domain/question.ts'
import { ask, fact, offered } from './asking.ts'

describe('Something that was not understood', () => {
  it('offers the likeliest questions', () => {
    const said = ask('not-understood', { candidates: ['waiting', 'appointment', 'out-of-scope'] })
    expect(said.outcome).toBe('offered-choices')
    expect(said.text).toBe('Mener du en af de her?')
    expect(offered(said)).toEqual(['waiting', 'appointment'])
  })

  it('offers a person in the place of a crisis, which is no button', () => {
    expect(offered(ask('not-understood', { candidates: ['crisis', 'check-in'] }))).toEqual(['talk-to-person', 'check-in'])
  })

  it('says what it can answer, and never asks to put it differently', () => {
    const said = ask('not-understood', { candidates: ['out-of-scope'] })
    expect(said.outcome).toBe('not-understood')
    expect(said.text).toBe('Det kan jeg ikke svare på. Jeg kan svare på spørgsmål om din plan. Tryk på et af dem.')
    expect(offered(said)).toEqual([...FOUR_QUESTIONS])
    expect(ask('not-understood', { language: 'en' }).text).toMatch(/^I cannot answer that\./)
  })

  it('names somebody to call at the second miss', () => {
    const said = ask('not-understood', { misses: 1 })
    expect(said.outcome).toBe('not-understood')
    expect(said.text).toContain('Du kan ringe til Kommunens kontor og spørge et menneske.')
    expect(fact(said, 'Ring til')).toBe('Kommunens kontor, 70 10 20 30')
    expect(offered(said)).toContain('talk-to-person')
  })
})
