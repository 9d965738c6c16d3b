import type { Request, Response } from 'express'
import { EncryptJWT, jwtDecrypt } from 'jose'
import type { Departure } from '../../ports/citizen-sign-in.ts'

/** Names and ways of our two cookies; `secure` is off only in the sandbox, which has no TLS. */
export interface Cookies {
  readSession(req: Request): string | undefined
  writeSession(res: Response, token: string): void
  clearSession(res: Response): void
  readDeparture(req: Request): Promise<Departure | undefined>
  writeDeparture(res: Response, departure: Departure): Promise<void>
  clearDeparture(res: Response): void
}

/** Seconds a citizen has to sign in at the provider. */
const DEPARTURE_SECONDS = 15 * 60

/**
 * The session cookie holds a secret that means nothing outside our store. The
 * departure cookie is sealed, so that what is in it can be neither read nor
 * made by the browser.
 * @param sealKey 32 bytes
 */
export function createCookies({ secure, sealKey }: { secure: boolean; sealKey: Uint8Array }): Cookies {
  // The prefix makes browsers refuse the cookie from other hosts or without TLS.
  const session = secure ? '__Host-session' : 'session'
  const departed = secure ? '__Secure-sign-in' : 'sign-in'
  const forSession = { httpOnly: true, secure, sameSite: 'lax', path: '/' } as const
  const forDeparture = { ...forSession, path: '/sign-in', maxAge: DEPARTURE_SECONDS * 1000 } as const

  return {
    readSession: req => readCookie(req, session),
    writeSession: (res, token) => res.cookie(session, token, forSession),
    clearSession: res => res.clearCookie(session, forSession),
    async readDeparture(req) {
      const sealed = readCookie(req, departed)
      if (!sealed) return undefined
      try {
        const { payload } = await jwtDecrypt<{ departure: Departure }>(sealed, sealKey)
        return payload.departure
      } catch {
        return undefined
      }
    },
    async writeDeparture(res, departure) {
      const sealed = await new EncryptJWT({ departure })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(`${DEPARTURE_SECONDS}s`)
        .encrypt(sealKey)
      res.cookie(departed, sealed, forDeparture)
    },
    clearDeparture: res => res.clearCookie(departed, { ...forDeparture, maxAge: undefined })
  }
}

/** One cookie of a request; a name that comes twice is nobody's. */
export function readCookie(req: { headers: { cookie?: string } }, name: string): string | undefined {
  const found = (req.headers.cookie ?? '')
    .split(';')
    .map(pair => pair.trim())
    .filter(pair => pair.startsWith(`${name}=`))
  return found.length === 1 ? found[0]?.slice(name.length + 1) : undefined
}
