import { createHash, randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, Request, RequestHandler } from 'express'
import type { Conversation } from '../../ports/conversation-store.ts'
import type { Log } from '../../ports/log.ts'
import type { Texts } from '../../text/texts.ts'
import { toDirectLineError } from '../directline/direct-line-error.ts'
import { readSent } from '../directline/incoming-activity.ts'
import type { Talks, Visitor } from '../directline/talks.ts'
import { Refusal } from '../refusal.ts'
import { askable } from './askable.ts'
import type { Unsent } from './drawing.ts'
import { languageOf, rememberLanguage } from './language.ts'
import type { ShowPage } from './page.ts'
import type { Visitors } from './visitor.ts'

export interface AskParts {
  readonly texts: Texts
  readonly talks: Talks
  readonly visitors: Visitors
  readonly publicUrl: string
  /** Lets only forms of our own page through. */
  readonly ownForm: readonly RequestHandler[]
  /** Whether what somebody writes sounds of danger: then it is answered, whoever they are now. */
  readonly isUrgent: (text: string) => boolean
  /** How many talks one address may open. */
  readonly limitOpenings: RequestHandler
  readonly show: ShowPage
  readonly log: Log
}

/** What a form sent: a pressed question, a pressed language, or written words. */
interface Asked {
  readonly text: string
  readonly value?: { readonly ask: string } | { readonly speak: string }
}

/**
 * A question asked by a plain form, for a page without script: the same turn as
 * over Direct Line, and then back to the page, which shows the answer.
 */
export function createAskRoute(parts: AskParts): (RequestHandler | ErrorRequestHandler)[] {
  const { texts, talks, visitors, publicUrl, show, log } = parts
  const say = async ({ text, value }: Asked, key: string, language: string, talk: Conversation, visitor: Visitor) =>
    talks.take(readSent(activity({ text, value }, key, language)), talk, visitor, publicUrl)

  /** A talk from before is told the language of the page. */
  const agreed = async (talk: Conversation, key: string, language: string, visitor: Visitor) => {
    if (talk.state.language === undefined || talk.state.language === language) return talk
    await say(speaking(texts, language), key, language, talk, visitor)
    return (await talks.find(visitor)) ?? talk
  }

  const ask: RequestHandler = async (request, response) => {
    const visitor = await visitors.of(request)
    const { key, ...fields } = readFields(request)
    const language = languageOf(request, texts)
    const asked = readAsked(fields, texts, language)
    if (!asked) return response.redirect(303, '/')
    if (visitor.ended && !parts.isUrgent(asked.text)) {
      return show(request, response, visitor, { formKey: key, status: 403, written: fields.text })
    }
    try {
      const opened = await talks.enter(visitor, language)
      await visitors.keepAnonymousTalk(response, visitor, opened.id)
      const here: Visitor = { ...visitor, talkId: opened.id }
      const talk = asked.value && 'speak' in asked.value ? opened : await agreed(opened, key, language, here)
      await say(asked, key, language, talk, here)
      const spoken = (await talks.find(here))?.state.language
      if (spoken !== undefined && spoken !== language) rememberLanguage(request, response, spoken)
      response.set('Cache-Control', 'no-store').redirect(303, '/#answer')
    } catch (failure) {
      const { status } = toDirectLineError(failure, log)
      const unsent = activity(asked, key, language)
      await show(request, response, visitor, { unsent, formKey: key, status })
    }
  }

  const openings: RequestHandler = async (request, response, next) => {
    if (await talks.find(await visitors.of(request))) next()
    else await parts.limitOpenings(request, response, next)
  }

  /** What was written is kept, in the field of a page that is new; a form of another site gets nothing of it. */
  const refused: ErrorRequestHandler = async (failure: unknown, request, response, next) => {
    if (!(failure instanceof Refusal) || failure.code === 'Elsewhere') return next(failure)
    const { key, text } = readFields(request)
    const ui = texts.t(languageOf(request, texts), 'ui', new Date())
    const notice = ui(failure.code === 'ExpiredForm' ? 'expiredForm' : 'tooFast')
    const { status } = failure
    await show(request, response, await visitors.of(request), { formKey: key, status, notice, written: text })
  }
  return [...parts.ownForm, openings, ask, refused]
}

/**
 * The id makes the same press of the same form the same message, however often
 * it is sent; another button of the form, as after "Back", is another one.
 */
function activity({ text, value }: Asked, key: string, locale: string): Unsent {
  const said = createHash('sha256')
    .update(JSON.stringify([text, value]))
    .digest('base64url')
  return { type: 'message', text, value, locale, channelData: { clientActivityID: `form ${key} ${said}` } }
}

function readFields({ body }: Request): { key: string; ask?: string; speak?: string; text?: string } {
  const { key, ask, speak, text } = (body ?? {}) as Record<string, unknown>
  const known = (field: unknown) => (typeof field === 'string' ? field : undefined)
  const isKey = typeof key === 'string' && /^[\w-]{1,64}$/.test(key)
  return { key: isKey ? key : randomUUID(), ask: known(ask), speak: known(speak), text: known(text) }
}

/** The words of a button are ours, whatever the form says; nothing when nothing was asked. */
function readAsked(
  { ask, speak, text }: { ask?: string; speak?: string; text?: string },
  texts: Texts,
  language: string
): Asked | undefined {
  const question = askable(ask)
  if (question) {
    return { text: texts.t(language, 'common', new Date())(`ask.${question}`), value: { ask: question } }
  }
  if (texts.languages.some(({ tag }) => tag === speak)) return speaking(texts, speak ?? '')
  return text?.trim() ? { text } : undefined
}

/** A language is chosen by its own name. */
function speaking(texts: Texts, speak: string): Asked {
  return { text: texts.languages.find(({ tag }) => tag === speak)?.name ?? speak, value: { speak } }
}
