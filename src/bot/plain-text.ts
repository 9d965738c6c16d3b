import { isolate } from '../text/isolate.ts'
import type { WebFact, WebReply, WebValue } from './web-reply.ts'

/** The whole answer as lines of text, for clients that show nothing else. */
export function toPlainText(reply: WebReply): string {
  const sections = reply.more.flatMap(section => ['', section.heading, ...section.facts.map(line)])
  return [
    ...reply.notices,
    reply.text,
    ...reply.facts.map(line),
    ...sections,
    ...(reply.source ? ['', reply.source.line] : [])
  ].join('\n')
}

/** The answer read aloud: all but what stands behind "more". */
export function toSpeech(reply: WebReply): string {
  const lines = [...reply.notices, reply.text, ...reply.facts.map(line), ...(reply.source ? [reply.source.line] : [])]
  return lines
    .map(said => (/[.!?:]$/.test(said) ? said : `${said}.`))
    .map(said => (reply.dir === 'rtl' ? isolate(said) : said))
    .join(' ')
}

function line({ label, value }: WebFact): string {
  return `${label}: ${words(value)}`
}

function words(value: WebValue): string {
  switch (value.kind) {
    case 'text':
    case 'when':
      return value.text
    case 'person':
      return joined(value.name, value.title, value.phone?.text, value.hours)
    case 'place':
      return joined(value.name, value.room, value.address, value.travel)
    case 'phone':
      return joined(value.name, value.text)
    case 'list':
      return value.items.join(', ')
  }
}

const joined = (...parts: (string | undefined)[]): string => parts.filter(part => part !== undefined).join(', ')
