import type { NextFunction, Request, Response } from 'express'

/**
 * Lets a state-changing request through only when it was made by our own page:
 * browsers send `Sec-Fetch-Site` and `Origin` and no script can change them.
 * Beside `SameSite` cookies this is the guard against cross-site requests.
 */
export function sameOrigin(publicUrl: string): (req: Request, res: Response, next: NextFunction) => void {
  return (req, res, next) => {
    if (isFromOurPage(req, publicUrl)) next()
    else res.status(403).type('text/plain').send('This form was not sent from our own page.')
  }
}

/** Whether the browser says that our own page made the request; one that says nothing is not believed. */
export function isFromOurPage(req: Request, publicUrl: string): boolean {
  const site = req.get('sec-fetch-site')
  const origin = req.get('origin')
  if (site === undefined && origin === undefined) return false
  return (site ?? 'same-origin') === 'same-origin' && (origin === undefined || origin === new URL(publicUrl).origin)
}
