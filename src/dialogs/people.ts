import { comingChange, contactFor, coordinator, peopleRound } from '../domain/people.ts'
import type { PlanDialog } from './dialog.ts'
import * as f from './facts.ts'
import { changeFacts, changeSentence } from './people-words.ts'

/**
 * "Who is my caseworker?", "Who helps me?"
 *
 * One name first, with phone and hours. A change of caseworker is told before
 * it happens, with what stays the same. The others stand in more.
 *
 * Text: locales/<language>/people.json
 * Test: test/dialogs/people.test.ts
 */
export const people: PlanDialog<'people'> = {
  id: 'people',
  needsPlan: true,

  answer({ plan, now, t, common, reply, office }) {
    const person = coordinator(plan, now)
    const change = comingChange(plan, now)
    const others = peopleRound(plan, now).filter(({ id }) => id !== person?.id)
    const parts = {
      more: [
        ...(change ? f.section(t('handover'), changeFacts(change, t)) : []),
        ...f.section(
          t('others'),
          others.map(other => f.personFact(common(`role.${other.role}`), other))
        )
      ],
      from: change ? [change] : [],
      next: f.asking('talk-to-person', 'appointment', 'next-step')
    }
    const call = f.contactFacts(contactFor(plan, now), common)
    const news = change ? ` ${changeSentence(change, now, t)}` : ''
    if (!person) {
      return reply.unanswerable('nobody-known', t('nobody', { office: office.name }) + news, { ...parts, facts: call })
    }
    const { name } = person
    const who = t(person.role === 'coordinating-caseworker' ? 'coordinator' : 'caseworker', { name })
    const noPhone = person.phone ? '' : ` ${t('noPhone', { name, office: office.name })}`
    return reply.answered(who + noPhone + news, {
      ...parts,
      facts: [
        f.personFact(common(`role.${person.role}`), person),
        ...(person.phone ? [] : call),
        change && f.textFact(t('staysTheSame'), change.staysTheSame, change.language)
      ]
    })
  }
}
