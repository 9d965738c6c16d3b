import { type CrisisContact, contactsOn, faultsIn } from '../../src/domain/crisis-contacts.ts'
import { day } from '../../src/domain/time.ts'

const TODAY = day('2026-12-30')
const signed = { source: 'test', verifiedOn: day('2026-12-01'), verifiedBy: 'Eva Eksempel', expiresOn: day('2027-02-28') }
const good: readonly CrisisContact[] = [
  { id: 'livslinien', number: '+4570201201', ...signed },
  { id: 'violence', number: '1888', ...signed },
  { id: 'poison', number: '+4582121212', ...signed }
]
const withViolence = (change: Partial<CrisisContact>) => good.map(row => (row.id === 'violence' ? { ...row, ...change } : row))

describe('the numbers for people in a crisis', () => {
  it('may be shown when a person has called each of them within 90 days', () => {
    expect(faultsIn(good, TODAY)).toEqual([])
  })

  it.each<[string, Partial<CrisisContact>]>([
    ['nobody has called it', { verifiedOn: null }],
    ['nobody has signed for it', { verifiedBy: null }],
    ['it does not expire', { expiresOn: null }],
    ['it expired yesterday', { expiresOn: day('2026-12-29') }],
    ['it would hold for more than 90 days', { expiresOn: day('2027-03-02') }],
    ['it was called in the future', { verifiedOn: day('2026-12-31') }],
    ['it no longer holds', { validTo: day('2026-12-29') }],
    ['it cannot be dialled', { number: 'see our website' }]
  ])('may not when %s', (_, change) => {
    expect(faultsIn(withViolence(change), TODAY)).toHaveLength(1)
  })

  it('may not when one is missing', () => {
    expect(faultsIn(good.slice(1), TODAY)).toEqual(['"livslinien" has no number that holds today'])
  })

  it('change on the day the region changes', () => {
    const rows: readonly CrisisContact[] = [
      { id: 'doctor', number: '1813', ...signed, validTo: day('2026-12-31') },
      { id: 'doctor', number: '1899', ...signed, validFrom: day('2027-01-01') }
    ]
    expect(contactsOn(rows, day('2026-12-31')).doctor?.number).toBe('1813')
    expect(contactsOn(rows, day('2027-01-01')).doctor?.number).toBe('1899')
  })
})
