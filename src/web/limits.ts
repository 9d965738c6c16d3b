import type { NextFunction, Request, Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import { Refusal } from './refusal.ts'

/** Per address and minute: a household or a library, not a flood. */
const OPENINGS = 60
/** A sign-in takes two requests. */
const SIGN_INS = 120

/**
 * How often one address may do what needs no sign-in. Counted per replica, in
 * memory, and by network for IPv6. What a citizen says is limited elsewhere, by
 * conversation: many citizens share the address of a jobcenter.
 */
const perMinute = (limit: number) =>
  rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: true,
    legacyHeaders: false,
    validate: false,
    handler: (_req: Request, _res: Response, next: NextFunction) => {
      next(new Refusal('TooManyRequests', 'Too many at once. Wait a minute, then try again.'))
    }
  })

export const limitOpenings = () => perMinute(OPENINGS)
export const limitSignIns = () => perMinute(SIGN_INS)
