import { describe, expect, it } from '@jest/globals'
import { FOUR_QUESTIONS } from '../../src/domain/question.ts'
import { ask, offered } from './asking.ts'

describe('"Hello"', () => {
  it('says at first contact that this is not a human, and offers the four questions', () => {
    const said = ask('greeting')
    expect(said.outcome).toBe('answered')
    expect(said.text).toMatch(/^Hej\. Jeg er en digital assistent, ikke et menneske\./)
    expect(said.text).toContain('Du bestemmer selv, om du vil bruge mig.')
    expect(offered(said)).toEqual([...FOUR_QUESTIONS])
  })

  it('greets by name when it is known', () => {
    expect(ask('greeting', { displayName: 'Ida Eksempel' }).text).toMatch(/^Hej Ida Eksempel\. Jeg er en digital assistent/)
    expect(ask('greeting', { displayName: 'Ida Eksempel', language: 'en' }).text).toMatch(
      /^Hello Ida Eksempel\. I am a digital assistant, not a human\./
    )
  })
})
