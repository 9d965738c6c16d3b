import type { ErrorRequestHandler, Request } from 'express'
import type { Log } from '../ports/log.ts'
import type { KeyOf } from '../text/namespaces.ts'
import type { Texts } from '../text/texts.ts'
import { languageOf } from './page/language.ts'
import type { ShowNotice } from './page/notice.ts'
import { Refusal } from './refusal.ts'

/** What a citizen is told; whatever else went wrong, something did. */
const WORDS: Readonly<Record<number, KeyOf<'ui'>>> = {
  403: 'expiredForm',
  404: 'notFound',
  405: 'notFound',
  413: 'tooBig',
  429: 'tooFast'
}

/**
 * The one place where a request that no route has answered for ends: a page in
 * words for who looks at pages, JSON for programs, and nothing of the fault itself.
 */
export function lastResort({ texts, showNotice, log }: { texts: Texts; showNotice: ShowNotice; log: Log }): ErrorRequestHandler {
  return (failure: unknown, req, res, next) => {
    const status = statusOf(failure)
    if (status === 500) log.error({ fault: failure instanceof Error ? failure.name : 'unknown' }, 'a request failed')
    if (res.headersSent) {
      next(failure)
      return
    }
    if (!wantsPage(req)) {
      res.status(status).json({ error: bodyOf(failure, status) })
      return
    }
    const ui = texts.t(languageOf(req, texts), 'ui', new Date())
    const choices = [{ href: '/', label: ui('backToConversation') }]
    showNotice(req, res, status, { title: ui(WORDS[status] ?? 'wentWrong'), choices })
  }
}

/** Browsers name HTML when they want a page; programs name JSON or nothing. */
function wantsPage(req: Request): boolean {
  return req.accepts(['json', 'html']) === 'html'
}

/** 4xx of ours or of Express reading the request; 503 while stopping; everything else is a fault of ours. */
function statusOf(failure: unknown): number {
  if (failure instanceof Refusal) return failure.status
  const { status } = (failure ?? {}) as { status?: unknown }
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

function bodyOf(failure: unknown, status: number): { code: string; message: string } {
  if (failure instanceof Refusal) return { code: failure.code, message: failure.message }
  if (status === 500) return { code: '500', message: 'Something went wrong on our side.' }
  const { type } = (failure ?? {}) as { type?: unknown }
  return { code: String(status), message: String(type ?? 'The request could not be read.') }
}
