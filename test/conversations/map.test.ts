import { describe, expect, it } from '@jest/globals'
import { toWebReply } from '../../src/bot/render.ts'
import type { Place } from '../../src/domain/plan.ts'
import { loadTexts } from '../../src/text/texts.ts'

const texts = await loadTexts('locales')
const TORVET = { name: 'Biblioteket', address: 'Torvet 3, 0999 Prøveby' }

describe('The map of a place', () => {
  it('is asked for its address and nothing else', () => {
    expect(mapOf({ ...TORVET, room: 'lokale 4', travel: 'Bus 1P' })).toBe(
      'https://www.openstreetmap.org/search?query=Torvet%203%2C%200999%20Pr%C3%B8veby'
    )
  })

  it('is not offered where it would tell somebody else where the citizen lives, or where there is no address', () => {
    expect(mapOf({ ...TORVET, nearHome: true })).toBeUndefined()
    expect(mapOf({ name: 'Biblioteket' })).toBeUndefined()
  })

  it('keeps an address from becoming another question to the map', () => {
    expect(mapOf({ ...TORVET, address: 'Torvet 3&format=json#x' })).toMatch(/query=Torvet%203%26format%3Djson%23x$/)
  })
})

function mapOf(place: Place): string | undefined {
  const reply = {
    outcome: 'answered',
    text: '',
    facts: [{ label: 'Hvor', value: { kind: 'place', place } }],
    more: [],
    next: [],
    from: []
  } as const
  const { facts } = toWebReply(texts, { reply, language: 'da', notices: [], stale: false }, new Date())
  const [fact] = facts
  if (fact?.value.kind !== 'place') throw new Error('no place was shown')
  return fact.value.map
}
