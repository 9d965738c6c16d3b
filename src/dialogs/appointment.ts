import { collisions, comingAppointments, firstAppointmentAfter } from '../domain/appointments.ts'
import { contactFor } from '../domain/people.ts'
import type { Appointment } from '../domain/plan.ts'
import type { PlanDialog } from './dialog.ts'
import * as f from './facts.ts'

/**
 * "When is my next appointment?"
 *
 * Says day, time and place of the first the citizen is invited to; the others
 * stand in more. Of two that collide none is chosen. A plan without any gives
 * the phone number of the person who can tell.
 *
 * Text: locales/<language>/appointment.json
 * Test: test/dialogs/appointment.test.ts
 */
export const appointment: PlanDialog<'appointment'> = {
  id: 'appointment',
  needsPlan: true,

  answer({ plan, now, t, common, reply }) {
    const first = firstAppointmentAfter(plan, now)
    const contact = contactFor(plan, now)
    const { name } = contact
    const call = f.contactFacts(contact, common)
    const coming = comingAppointments(plan, now)
    const more = (shown: readonly Appointment[]) => {
      const others = coming.filter(item => !shown.includes(item))
      const sections = others
        .slice(0, f.MOST_SHOWN)
        .flatMap(item => f.section(item.title, f.appointmentFacts(item, common), item.language))
      return [...sections, ...f.moreOf(others, common)]
    }
    if (!first) {
      const next = f.asking('next-step', 'waiting', 'people')
      return reply.unanswerable('nothing-planned', t('nothing', { name }), { facts: call, more: more([]), from: coming, next })
    }
    const clash = collisions(plan, now, f.TRAVEL_MINUTES)[0]
    if (clash?.includes(first)) {
      return reply.answered(f.clashText(clash, common, contact), {
        facts: call,
        more: [...f.clashSections(clash, common), ...more(clash)],
        from: [...clash, ...coming.filter(item => !clash.includes(item))],
        next: f.asking('people', 'prepare', 'cannot-come')
      })
    }
    const where = first.mode === 'in-person' && !first.place ? 'noPlace' : first.mode
    return reply.answered(`${t('found', { starts: first.starts })} ${t(where, { place: first.place?.name, name })}`, {
      facts: [
        f.textFact(common('appointment'), first.title, first.language),
        ...f.appointmentFacts(first, common),
        ...(clash ? [f.textFact(common('clash'), f.clashText(clash, common, contact)), ...call] : [])
      ],
      more: [...f.itemDetails(first, common), ...more([first])],
      from: [first, ...coming.filter(item => item !== first)],
      next: f.asking('prepare', 'getting-there', 'cannot-come')
    })
  }
}
