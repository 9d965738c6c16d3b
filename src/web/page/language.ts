import type { Request, RequestHandler, Response } from 'express'
import type { Texts } from '../../text/texts.ts'
import { Refusal } from '../refusal.ts'
import { readCookie } from '../sign-in/cookies.ts'

const COOKIE = 'language'
const A_YEAR_IN_MS = 365 * 24 * 60 * 60 * 1000

/**
 * The language to show the page in: the one the citizen chose, else the first
 * of the browser's that we speak, else Danish.
 */
export function languageOf(request: Request, texts: Texts): string {
  const wanted = [readCookie(request, COOKIE), ...request.acceptsLanguages()]
  return wanted.map(tag => texts.supported(tag)).find(tag => tag !== undefined) ?? 'da'
}

/**
 * Remembers the chosen language and goes back to the page: always to our own
 * front page, whatever the request says, so it cannot send anybody elsewhere.
 *
 * The cookie needs no consent: the citizen asked for exactly this
 * (cookiebekendtgørelsen § 4).
 */
export function chooseLanguage(texts: Texts): RequestHandler<{ tag: string }> {
  return (request, response) => {
    const language = texts.languages.find(known => known.tag === request.params.tag)
    if (!language) throw new Refusal('NotFound', 'There is no such language here.')
    rememberLanguage(request, response, language.tag)
    response.redirect(303, '/')
  }
}

/** Shows the page in this language from now on. */
export function rememberLanguage(request: Pick<Request, 'secure'>, response: Response, tag: string): void {
  response.cookie(COOKIE, tag, {
    httpOnly: true,
    maxAge: A_YEAR_IN_MS,
    path: '/',
    sameSite: 'lax',
    secure: request.secure
  })
}
