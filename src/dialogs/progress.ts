import { contactFor } from '../domain/people.ts'
import { progress as progressOf } from '../domain/progress.ts'
import type { PlanDialog } from './dialog.ts'
import * as f from './facts.ts'

/**
 * "What have I done so far?"
 *
 * Facts only: what is done, what is under way, how much is planned. No grades,
 * no share of a whole, no praise.
 *
 * Text: locales/<language>/progress.json
 * Test: test/dialogs/progress.test.ts
 */
export const progress: PlanDialog<'progress'> = {
  id: 'progress',
  needsPlan: true,

  answer({ plan, now, t, common, reply }) {
    const { done, ongoing, ahead } = progressOf(plan)
    const contact = contactFor(plan, now)
    if (done.length + ongoing.length + ahead === 0) {
      return reply.unanswerable('not-in-plan', t('nothing', { name: contact.name }), {
        facts: f.contactFacts(contact, common),
        next: f.asking('plan', 'appointment', 'people')
      })
    }
    const sentences = [
      done.length > 0 ? t('done', { count: done.length }) : t('noneDone'),
      ...(ongoing.length > 0 ? [t('ongoing', { count: ongoing.length })] : [])
    ]
    const shown = done.slice(0, f.MOST_SHOWN)
    return reply.answered(sentences.join(' '), {
      facts: [
        f.textFact(t('lastDone'), done[0]?.title, done[0]?.language),
        f.listFact(
          t('now'),
          f.few(
            ongoing.map(({ title }) => title),
            common
          ),
          ongoing[0]?.language
        ),
        ahead > 0 ? f.textFact(t('ahead'), t('aheadSteps', { count: ahead })) : undefined
      ],
      more: [
        ...f.section(
          t('allDone'),
          shown.map(step =>
            f.titled(f.whenFact(step.title, step.doneOn) ?? f.textFact(step.title, common('status.done')), step.language)
          )
        ),
        ...f.moreOf(done, common)
      ],
      from: [...done, ...ongoing, ...plan.steps.filter(step => step.status === 'planned')],
      next: f.asking('next-step', 'plan', 'check-in')
    })
  }
}
