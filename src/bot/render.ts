import { LANGUAGE_OF_RECORDS } from '../dialogs/facts.ts'
import type { Choice, Fact, FactValue, Section } from '../dialogs/reply.ts'
import type { Place, PlanItem } from '../domain/plan.ts'
import { compareWhen } from '../domain/time.ts'
import { machineTime, wordDay, wordDayTime, wordPhone, wordTime } from '../text/format.ts'
import type { Texts } from '../text/texts.ts'
import type { Spoken } from './spoken.ts'
import type { WebChoice, WebFact, WebPhone, WebReply, WebSection, WebSource, WebValue } from './web-reply.ts'

/** Dialogs say parts; here they become words and links, once, for every channel. */
export function toWebReply(texts: Texts, spoken: Spoken, now: Date): WebReply {
  const { reply, language, notices, stale } = spoken
  const value = (from: FactValue): WebValue => toValue(from, language, now)
  const facts = (from: readonly Fact[]): WebFact[] => from.map(fact => ({ ...fact, value: value(fact.value) }))
  return {
    language,
    dir: texts.dir(language),
    outcome: reply.outcome,
    urgent: reply.urgent ?? false,
    notices,
    text: reply.text,
    quoted: quotedIn(reply.text, reply.from, language),
    facts: facts(reply.facts),
    more: reply.more.map((section: Section): WebSection => ({ ...section, facts: facts(section.facts) })),
    choices: reply.next.map(choice => toChoice(texts, choice, language, now)),
    source: toSource(texts, reply.from, language, now, spoken.planReadAt, stale)
  }
}

/** The records an answer names are named by their titles, or by what they say. */
function quotedIn(text: string, from: readonly PlanItem[], language: string): WebReply['quoted'] {
  const quoted = from
    .filter(item => item.language !== language)
    .flatMap((item: PlanItem & { title?: string; text?: string }) =>
      [item.title, item.text].flatMap(words => (words && text.includes(words) ? [{ text: words, language: item.language }] : []))
    )
  return quoted.length > 0 ? quoted : undefined
}

function toValue(value: FactValue, language: string, now: Date): WebValue {
  switch (value.kind) {
    case 'text':
    case 'list':
      return value
    case 'when': {
      const begins = wordDayTime(value.when, language, now)
      const text = value.ends ? `${begins}–${wordTime(value.ends, language)}` : begins
      return { kind: 'when', text, datetime: machineTime(value.when) }
    }
    case 'person': {
      const { name, title, phone, hours } = value.person
      return { kind: 'person', name, title, phone: phone ? toPhone(phone) : undefined, hours, language: LANGUAGE_OF_RECORDS }
    }
    case 'place':
      return toPlace(value.place)
    case 'phone':
      return { kind: 'phone', name: value.name, ...toPhone(value.number) }
  }
}

/** Only an address goes to the map, and none of a place that would tell where the citizen lives. */
function toPlace({ nearHome, ...place }: Place): WebValue {
  const map = place.address && !nearHome && `https://www.openstreetmap.org/search?query=${encodeURIComponent(place.address)}`
  return { kind: 'place', ...place, ...(map && { map }), language: LANGUAGE_OF_RECORDS }
}

function toPhone(number: string): WebPhone {
  return { text: wordPhone(number), href: `tel:${number}` }
}

function toChoice(texts: Texts, choice: Choice, language: string, now: Date): WebChoice {
  const t = texts.t(language, 'common', now)
  if ('signIn' in choice) return { label: t('signIn'), href: '/sign-in' }
  if ('speak' in choice) {
    const { speak, fromNowOn } = choice
    const name = texts.languages.find(known => known.tag === speak)?.name ?? speak
    const label = fromNowOn ? texts.t(speak, 'language-choice', now)('fromNowOn') : name
    return { label, language: speak, value: { speak } }
  }
  return { label: t(`ask.${choice.ask}` as 'ask.plan'), value: choice }
}

/** Kildelinjen. An answer from the plan that rests on no one record, such as who helps, still says how old its reading is. */
function toSource(
  texts: Texts,
  from: readonly PlanItem[],
  language: string,
  now: Date,
  readAt: Date | undefined,
  stale: boolean
): WebSource | undefined {
  if (!readAt) return undefined
  const t = texts.t(language, 'common', now)
  const oldest = from.map(item => item.source.updatedAt).sort(compareWhen)[0]
  if (!oldest) return { line: t('sourceLine.none', { readAt }), stale, records: [] }
  const systems = [...new Set(from.map(item => item.source.system))]
  const key = from.length > 1 ? 'sourceLine.many' : 'sourceLine.one'
  return {
    line: t(key, { systems, updated: oldest, readAt }),
    stale,
    records: from.map(({ source }) => ({
      system: source.system,
      id: source.id,
      updated: wordDay(source.updatedAt, language, now),
      datetime: machineTime(source.updatedAt)
    }))
  }
}
