import { wholePlan } from '../../src/bot/whole-plan.ts'
import { testHouse } from '../support/house.ts'
import { idasPlan } from './plans.ts'

const NOW = new Date('2026-03-03T09:00:00Z')
const plan = idasPlan().build()
const session = { id: 'session', personId: plan.person.id, displayName: 'Ida Prøve', signedInAt: NOW, lastSeenAt: NOW }

describe('the whole plan', () => {
  it('answers the four questions, each with where it comes from', async () => {
    const answers = await wholePlan(await testHouse(NOW, plan), session, 'da')
    expect(answers.map(({ reply }) => [reply.outcome, reply.notices, reply.source?.stale])).toEqual(
      Array(4).fill(['answered', [], false])
    )
  })

  it('says in every answer that a plan is an old one', async () => {
    const house = await testHouse(NOW, plan)
    house.plans.become({ kind: 'stale', plan, readAt: new Date('2026-03-01T09:00:00Z') })
    for (const { reply } of await wholePlan(house, session, 'da')) {
      expect(reply.notices).toHaveLength(1)
      expect(reply.source?.stale).toBe(true)
    }
  })

  it('gives a phone number, and nothing of the plan, when it cannot be read', async () => {
    const house = await testHouse(NOW, plan)
    house.plans.become({ kind: 'unreadable' })
    for (const { reply } of await wholePlan(house, session, 'da')) {
      expect(reply.outcome).toBe('unanswerable: plan-unreadable')
      expect(reply.facts.map(({ value }) => value.kind)).toEqual(['phone'])
    }
  })
})
