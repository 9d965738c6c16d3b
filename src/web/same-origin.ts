import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import type { FormTokens } from './page/form-tokens.ts'
import { Refusal } from './refusal.ts'

/**
 * Lets a form through only when it is one of our own page: `Sec-Fetch-Site` is
 * looked at first, then `Origin`, both of which browsers send and no script can
 * change; and then the form's token, for there are browsers that send neither.
 * `Origin: null` says nothing: with `Referrer-Policy: no-referrer` browsers send
 * it with our own forms. Beside `SameSite` cookies this is the guard against
 * cross-site requests. Puts the fields in `req.body`.
 * @throws Refusal `Elsewhere` or `ExpiredForm`
 */
export function ownForm({ tokens, publicUrl }: { tokens: FormTokens; publicUrl: string }): RequestHandler[] {
  const here = (req: Request, _res: Response, next: NextFunction): void => {
    if (isFromElsewhere(req, publicUrl)) throw new Refusal('Elsewhere', 'This form was not sent from our own page.')
    next()
  }
  const current = (req: Request, _res: Response, next: NextFunction): void => {
    const { token } = (req.body ?? {}) as Record<string, unknown>
    if (!tokens.accepts(req, token)) throw new Refusal('ExpiredForm', 'The form has no token, or one of another session.')
    next()
  }
  return [here, express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 10 }), current]
}

/** Whether the browser says that another site made the request, or a page that is not ours. */
function isFromElsewhere(req: Request, publicUrl: string): boolean {
  const site = req.get('sec-fetch-site')
  const origin = req.get('origin')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  return origin !== undefined && origin !== 'null' && origin !== new URL(publicUrl).origin
}

/** Whether the browser says that our own page made the request; one that says nothing is not believed. */
export function isFromOurPage(req: Request, publicUrl: string): boolean {
  const site = req.get('sec-fetch-site')
  const origin = req.get('origin')
  if (site === undefined && origin === undefined) return false
  return (site ?? 'same-origin') === 'same-origin' && (origin === undefined || origin === new URL(publicUrl).origin)
}
