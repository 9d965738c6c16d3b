import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express'
import type { Person } from '../../domain/plan.ts'
import type { CitizenSignIn, SignInFault, VouchedCitizen } from '../../ports/citizen-sign-in.ts'
import { SignInRefused } from '../../ports/citizen-sign-in.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Identities } from '../../ports/identities.ts'
import { type PlanSource, PlanSourceDown } from '../../ports/plan-source.ts'
import { askable } from '../page/askable.ts'
import { Refusal } from '../refusal.ts'
import type { Cookies } from './cookies.ts'

/** Why the citizen stands outside, as the page that says so knows it. */
export type SignInTrouble = SignInFault | 'expired' | 'not-known-here' | 'source-down'

export interface SignInParts {
  readonly signIn: CitizenSignIn
  readonly identities: Identities
  readonly plans: PlanSource
  readonly cookies: Cookies
  readonly clock: Clock
  /** Our own address as browsers know it. */
  readonly publicUrl: string
  /** Lets only forms of our own page through. */
  readonly ownForm: readonly RequestHandler[]
  readonly languageOf: (req: Request) => string
  /** Says in words what happened, with a phone number and a way on. */
  readonly showTrouble: (req: Request, res: Response, trouble: SignInTrouble) => void
}

/**
 * Citizen sign-in and sign-out. The CPR number is used once, for the look-up,
 * and forgotten; from then on there is only the plan source's opaque id.
 */
export function createSignInRoutes(parts: SignInParts): Router {
  const { signIn, identities, plans, cookies, clock } = parts
  const router = Router()

  router.get('/sign-in', async (req, res) => {
    const { url, departure } = await signIn.depart(parts.languageOf(req))
    await cookies.writeDeparture(res, { ...departure, ask: askable(req.query.q) })
    res.redirect(303, url.href)
  })

  router.get('/sign-in/callback', async (req, res) => {
    const departure = await cookies.readDeparture(req)
    cookies.clearDeparture(res)
    if (!departure) return parts.showTrouble(req, res, 'expired')
    const vouched = await signIn.arrive(new URL(req.originalUrl, parts.publicUrl), departure)
    const person = await find(plans, vouched)
    if (!person || person.deceased) return parts.showTrouble(req, res, 'not-known-here')
    const citizen = { personId: person.id, displayName: person.displayName, idToken: vouched.idToken }
    const { token } = await identities.signIn(citizen, clock.now())
    cookies.writeSession(res, token)
    res.redirect(303, departure.ask ? `/?q=${departure.ask}` : '/')
  })

  /** Who is signed out already, as in another window, has nothing more to do. */
  const nobodyHere: RequestHandler = (req, res, next) => {
    if (cookies.readSession(req) === undefined) res.redirect(303, '/')
    else next()
  }

  router.post('/sign-out', nobodyHere, ...parts.ownForm, async (req, res) => {
    const token = cookies.readSession(req)
    const session = token ? await identities.byToken(token, clock.now()) : undefined
    if (session) await identities.signOut(session.id)
    cookies.clearSession(res)
    const away = session && (await signIn.signOutUrl(session.idToken).catch(() => undefined))
    res.redirect(303, away?.href ?? '/')
  })

  router.use((failure: unknown, req: Request, res: Response, next: NextFunction) => {
    if (failure instanceof Refusal) next(failure)
    else if (failure instanceof SignInRefused) parts.showTrouble(req, res, failure.fault)
    else if (failure instanceof PlanSourceDown) parts.showTrouble(req, res, 'source-down')
    else if (req.path.startsWith('/sign-in')) parts.showTrouble(req, res, 'failed')
    else next(failure)
  })
  return router
}

async function find(plans: PlanSource, { identities }: VouchedCitizen): Promise<Person | undefined> {
  for (const identity of identities) {
    const person = await plans.lookUp(identity)
    if (person) return person
  }
  return undefined
}
