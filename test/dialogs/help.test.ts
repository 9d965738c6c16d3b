import { describe, expect, it } from '@jest/globals'
import { ask, fact } from './asking.ts'

describe('"What can you help with? Are you a human?"', () => {
  it('says what it is, what it can, what it cannot, and whom to call', () => {
    const said = ask('help')
    expect(said.outcome).toBe('answered')
    expect(said.text).toMatch(/^Jeg er en digital assistent, ikke et menneske\./)
    expect(fact(said, 'Det kan jeg svare på')).toContain('Hvad planen er')
    expect(fact(said, 'Det kan jeg ikke')).toContain('melde afbud for dig')
    expect(fact(said, 'Ring til')).toBe('Kommunens kontor, 70 10 20 30')
    expect(ask('help', { language: 'en' }).text).toMatch(/^I am a digital assistant, not a human\./)
  })
})
