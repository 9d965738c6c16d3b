import type { Contact } from '../domain/people.ts'
import type { WaitingPeriod } from '../domain/plan.ts'
import type { Wait } from '../domain/waiting.ts'
import type { T } from '../text/texts.ts'
import { personFact, textFact, whenFact } from './facts.ts'
import type { Fact } from './reply.ts'

type Words = T<'waiting'>

/** Who can tell about a wait: the one who holds it, when they have a phone. */
function askAbout({ holder }: WaitingPeriod, contact: Contact): Contact {
  return holder?.phone ? { name: holder.name, phone: holder.phone, hours: holder.hours, person: holder } : contact
}

/** How a wait ends, in one or two sentences; an unknown end is said to be unknown. */
export function endSentence({ period, state }: Wait, t: Words, contact: Contact): string {
  const { end } = period
  const date = 'known' in end ? end.known : 'newsBy' in end ? end.newsBy : undefined
  return t(state, { date, name: askAbout(period, contact).name })
}

/** Since when, with whom, what to do meanwhile, the latest news, and what comes after. */
export function waitFacts(period: WaitingPeriod, t: Words, common: T<'common'>): (Fact | undefined)[] {
  const { since, holder, holderUnit, meanwhile, lastNews, afterwards, language } = period
  return [
    whenFact(common('since'), since),
    personFact(t('holder'), holder) ?? textFact(t('holder'), holderUnit, language),
    textFact(t('meanwhile'), meanwhile, language),
    lastNews && textFact(t('lastNews', { on: lastNews.on }), lastNews.text, language),
    textFact(common('afterwards'), afterwards, language)
  ]
}
