import { comingChange, contactFor, coordinator, peopleRound } from '../domain/people.ts'
import type { PlanDialog } from './dialog.ts'
import * as f from './facts.ts'
import { answerMeant, peopleMeant } from './people-meant.ts'
import { changeFacts, changeSentence } from './people-words.ts'

/**
 * "Who is my caseworker?", "Who helps me?", "Who is that?"
 *
 * One name first, with phone and hours; the people of the item just shown when
 * that is what is asked. A change of caseworker is told before
 * it happens, with what stays the same. The others stand in more.
 *
 * Text: locales/<language>/people.json
 * Test: test/dialogs/people.test.ts
 */
export const people: PlanDialog<'people'> = {
  id: 'people',
  needsPlan: true,

  answer(context) {
    const { plan, now, t, common, reply, office, message, shownItems } = context
    const meant = peopleMeant(plan, shownItems, message, t('onlyAsks'))
    if (meant) return answerMeant(meant, context)

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
