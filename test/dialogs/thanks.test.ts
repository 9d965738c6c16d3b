import { describe, expect, it } from '@jest/globals'
import { ask, offered } from './asking.ts'

describe('"Thank you"', () => {
  it('is answered shortly, and the way on stays open', () => {
    const said = ask('thanks')
    expect(said.outcome).toBe('answered')
    expect(said.text).toBe('Selv tak. Du kan altid skrive til mig igen.')
    expect(offered(said)).toEqual(['next-step', 'help'])
    expect(ask('thanks', { language: 'en' }).text).toBe('You are welcome. You can always write to me again.')
  })
})
