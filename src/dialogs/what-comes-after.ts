import { whatComesAfter as findAfterwards } from '../domain/afterwards.ts'
import { firstAppointmentAfter } from '../domain/appointments.ts'
import { contactFor } from '../domain/people.ts'
import type { PlanDialog } from './dialog.ts'
import * as f from './facts.ts'

/**
 * "What happens afterwards?"
 *
 * After the item just shown, else after the next step or the wait, in the
 * office's own words. Names no chances and promises no result: when nobody has
 * said what follows, it says so.
 *
 * Text: locales/<language>/what-comes-after.json
 * Test: test/dialogs/what-comes-after.test.ts
 */
export const whatComesAfter: PlanDialog<'what-comes-after'> = {
  id: 'what-comes-after',
  needsPlan: true,

  answer({ plan, now, t, common, reply, shownItems }) {
    const found = findAfterwards(plan, now, shownItems)
    const contact = contactFor(plan, now)
    const { name } = contact
    const call = f.contactFacts(contact, common)
    if (!found) {
      return reply.unanswerable('nothing-planned', t('nothing', { name }), { facts: call, next: f.asking('plan', 'people') })
    }
    const { item, afterwards } = found
    const isWait = 'waitingFor' in item
    const title = f.bare(isWait ? item.waitingFor : item.title)
    if (!afterwards) {
      const unknown = t(isWait ? 'unknownAfterWait' : 'unknown', { title, name })
      return reply.unanswerable('not-in-plan', unknown, {
        facts: call,
        from: [item],
        next: f.asking('next-step', 'plan', 'people')
      })
    }
    const meeting = firstAppointmentAfter(plan, now)
    const other = meeting === item ? undefined : meeting
    return reply.answered(t(isWait ? 'afterWait' : 'known', { title, afterwards: f.bare(afterwards) }), {
      facts: [
        isWait ? f.textFact(common('waitingFor'), item.waitingFor, item.language) : undefined,
        f.whenFact(common('nextAppointment'), other?.starts)
      ],
      from: other ? [item, other] : [item],
      next: f.asking('next-step', 'why', 'plan')
    })
  }
}
