import { describe, expect, it } from '@jest/globals'
import { day } from '../../src/domain/time.ts'
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
    expect(said.text).toMatch(/Du må gerne skrive videre her\.$/m)
    expect(fact(said, 'I fare lige nu')).toBe('Alarmcentralen, 112')
    expect(ask('crisis', { language: 'en' }).text).toContain('Nobody from the municipality is told about what you write here.')
  })

  it('is the same text whatever was written, and names no hours', () => {
    expect(ask('crisis', { message: 'jeg har taget piller' })).toEqual(ask('crisis'))
    expect(read(ask('crisis'))).not.toMatch(/\bkl\b|døgn|hverdage/)
  })

  it.each([
    ['violence', 'K2', 'Ring til Lev Uden Vold på 1888.', '1888'],
    ['force in the family', 'K7', 'Ring til Lev Uden Vold på 1888.', '1888'],
    ['poison', 'K8', 'Giftlinjen på 82 12 12 12', '+4582121212'],
    ['a child', 'K4', 'ring til kommunen på 70 10 20 30', '+4570102030'],
    ['no roof', 'K5', 'bede om en seng', '+4570102030']
  ])('about %s also names who helps with that', (_, kind, words, number) => {
    const said = ask('crisis', { crisisClasses: [kind] })
    expect(said.text).toContain(words)
    const numbers = said.facts.map(({ value }) => (value.kind === 'phone' ? value.number : undefined))
    expect(numbers).toEqual(['112', number, '+4570201201'])
  })

  it('names the line of the region, where the municipality has written it down', () => {
    const region = { id: 'doctor', number: '1813', source: 'test', verifiedOn: null, verifiedBy: null, expiresOn: null } as const
    const said = ask('crisis', { crisisContacts: [region] })
    expect(said.text).toContain('Får du ikke svar, så ring til 1813 eller 112.')
    expect(fact(said, 'Tal med nogen')).toBe('Akut hjælp i din region, 1813')
  })

  it('says that numbers are not checked when nobody has called them lately, and only then', () => {
    expect(ask('crisis').text).toMatch(/112 virker altid\.$/)
    const signed = { source: 'test', verifiedOn: day('2027-02-01'), verifiedBy: 'Eva Eksempel', expiresOn: day('2027-04-01') }
    const crisisContacts = [
      { id: 'livslinien', number: '+4570201201', ...signed },
      { id: 'violence', number: '1888', ...signed },
      { id: 'poison', number: '+4582121212', ...signed }
    ] as const
    expect(ask('crisis', { crisisContacts }).text).not.toContain('tjekket')
  })
})
