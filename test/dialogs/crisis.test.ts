import { describe, expect, it } from '@jest/globals'
import { ask, fact, offered, read } from './asking.ts'

describe('A crisis', () => {
  it.each(['da', 'en'])('is answered with 112 first and never one number alone (%s)', language => {
    const said = ask('crisis', { language })
    expect(said.outcome).toBe('crisis')
    expect(said.urgent).toBe(true)
    expect(said.text.split('\n')[0]).toContain('112')
    expect(said.facts.map(({ value }) => (value.kind === 'phone' ? value.number : undefined))).toEqual(['112', '+4570201201'])
    expect(said.text).toContain('70 20 12 01')
    expect(said.text).toContain('lægevagten')
    expect(offered(said)).toEqual(['talk-to-person'])
  })

  it('says that it is a machine, that nobody is alerted, and that one may go on', () => {
    const said = ask('crisis')
    expect(said.text).toContain('Jeg er en maskine og kan ikke hjælpe i en krise.')
    expect(said.text).toContain('Ingen fra kommunen får besked om det, du skriver her.')
    expect(said.text).toMatch(/Du må gerne skrive videre her\.$/)
    expect(fact(said, 'I fare lige nu')).toBe('Alarmcentralen, 112')
    expect(ask('crisis', { language: 'en' }).text).toContain('Nobody from the municipality is told about what you write here.')
  })

  it('is the same text whatever was written, and names no hours', () => {
    expect(ask('crisis', { message: 'jeg har taget piller' })).toEqual(ask('crisis'))
    expect(read(ask('crisis'))).not.toMatch(/\bkl\b|døgn|hverdage/)
  })
})
