import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { DialogId } from '../../src/dialogs/dialog.ts'
import { DIALOGS, dialogFor } from '../../src/dialogs/index.ts'
import type { Reply } from '../../src/dialogs/reply.ts'
import type { Plan } from '../../src/domain/plan.ts'
import { QUESTIONS, type QuestionId } from '../../src/domain/question.ts'
import { aPlan } from '../support/a-plan.ts'
import { ask, read } from './asking.ts'
import { anyPlan, FULL_PLAN } from './plans.ts'

const LANGUAGES = ['da', 'en']

const answerTo = (question: QuestionId, plan: Plan, language: string, shownItems: string[] = []): Reply =>
  ask(dialogFor(question).id, { question, plan, language, shownItems, message: 'hej' })

const itemsOf = (plan: Plan) => [
  ...plan.goals,
  ...plan.steps,
  ...plan.appointments,
  ...plan.expectations,
  ...plan.entitlements,
  ...plan.waiting,
  ...plan.pauses,
  ...plan.changes
]

const phonesIn = (plan: Plan): string[] => JSON.stringify(plan).match(/\+45\d{8}/g) ?? []

const phonesSaid = (said: Reply): string[] =>
  [...said.facts, ...said.more.flatMap(({ facts }) => facts)]
    .map(({ value }) => (value.kind === 'phone' ? value.number : value.kind === 'person' ? value.person.phone : undefined))
    .filter(phone => phone !== undefined)

describe('Every dialog', () => {
  it('stands under its own id', () => {
    for (const [id, dialog] of Object.entries(DIALOGS)) expect(dialog.id).toBe(id)
  })

  it.each(QUESTIONS)('%s has one, and it answers in words in both languages', question => {
    for (const language of LANGUAGES) {
      for (const plan of [aPlan().build(), FULL_PLAN]) {
        const said = answerTo(question, plan, language)
        expect(said.text.length).toBeGreaterThan(10)
        expect(said.text.split(/\s+/).length).toBeLessThanOrEqual(question === 'crisis' ? 120 : 60)
      }
    }
  })

  it('offers something to press next, unless a word is awaited', () => {
    for (const question of QUESTIONS.filter(id => id !== 'explain-word')) {
      expect(answerTo(question, FULL_PLAN, 'da').next.length).toBeGreaterThan(0)
    }
  })

  it('answers from any plan in whole words, from that plan alone', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...LANGUAGES), (plan, language) => {
        for (const question of QUESTIONS) {
          for (const shown of [[], itemsOf(plan).map(({ id }) => id)]) {
            const said = answerTo(question, plan, language, shown)
            expect(read(said, language)).not.toMatch(/undefined|\{\{|Invalid Date|\[object|NaN|null/)
            const known = itemsOf(plan)
            expect(said.from.filter(item => !known.some(({ id }) => id === item.id))).toEqual([])
            if (question !== 'crisis') {
              expect(phonesSaid(said).filter(phone => !phonesIn(plan).includes(phone))).toEqual([])
            }
          }
        }
      }),
      { numRuns: 20 }
    )
  })

  it('never shows a wish as a duty, nor a meeting that is cancelled or held as coming', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...LANGUAGES), (plan, language) => {
        expect(read(answerTo('expected-of-me', plan, language), language)).not.toContain('ØNSKE')
        for (const id of ['appointment', 'next-step', 'plan', 'prepare', 'expected-of-me'] satisfies DialogId[]) {
          expect(read(answerTo(id, plan, language), language)).not.toMatch(/AFLYST|HOLDT/)
        }
      }),
      { numRuns: 40 }
    )
  })
})
