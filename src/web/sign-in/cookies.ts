import type { Request, Response } from 'express'
import { EncryptJWT, jwtDecrypt } from 'jose'
import type { Departure } from '../../ports/citizen-sign-in.ts'
import type { Askable } from '../page/askable.ts'

/** A departure, and the question of the link the citizen came by. */
export type AskingDeparture = Departure & { readonly ask?: Askable }

/** Names and ways of our cookies; `secure` is off only in the sandbox, which has no TLS. */
export interface Cookies {
  readSession(req: Request): string | undefined
  writeSession(res: Response, token: string): void
  clearSession(res: Response): void
  readDeparture(req: Request): Promise<AskingDeparture | undefined>
  writeDeparture(res: Response, departure: AskingDeparture): Promise<void>
  clearDeparture(res: Response): void
  /** The anonymous talk this browser keeps until it is closed; undefined when there is none, or not one of ours. */
  readTalk(req: Request): Promise<string | undefined>
  writeTalk(res: Response, talkId: string): Promise<void>
  clearTalk(res: Response): void
  /** The secret that forms of somebody who is not signed in are held against; undefined when there is none. */
  readForm(req: Request): string | undefined
  writeForm(res: Response, secret: string): void
}

/** Seconds a citizen has to sign in at the provider. */
const DEPARTURE_SECONDS = 15 * 60

/**
 * The session cookie holds a secret that means nothing outside our store. The
 * departure and talk cookies are sealed, so that what is in them can be neither
 * read nor made by the browser.
 * @param sealKey 32 bytes
 */
export function createCookies({ secure, sealKey }: { secure: boolean; sealKey: Uint8Array }): Cookies {
  // The prefix makes browsers refuse the cookie from other hosts or without TLS.
  const session = secure ? '__Host-session' : 'session'
  const departed = secure ? '__Secure-sign-in' : 'sign-in'
  const talk = secure ? '__Host-talk' : 'talk'
  const form = secure ? '__Host-form' : 'form'
  const forSession = { httpOnly: true, secure, sameSite: 'lax', path: '/' } as const
  const forDeparture = { ...forSession, path: '/sign-in', maxAge: DEPARTURE_SECONDS * 1000 } as const

  /** What a cookie of ours holds; undefined when it is missing, too old, or was made by somebody else. */
  const unseal = async <Content>(sealed: string | undefined): Promise<Partial<Content> | undefined> => {
    if (!sealed) return undefined
    try {
      const { payload } = await jwtDecrypt<Content>(sealed, sealKey)
      return payload
    } catch {
      return undefined
    }
  }

  return {
    readSession: req => readCookie(req, session),
    writeSession: (res, token) => res.cookie(session, token, forSession),
    clearSession: res => res.clearCookie(session, forSession),
    async readDeparture(req) {
      return (await unseal<{ departure: AskingDeparture }>(readCookie(req, departed)))?.departure
    },
    async writeDeparture(res, departure) {
      const sealed = await new EncryptJWT({ departure })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(`${DEPARTURE_SECONDS}s`)
        .encrypt(sealKey)
      res.cookie(departed, sealed, forDeparture)
    },
    clearDeparture: res => res.clearCookie(departed, { ...forDeparture, maxAge: undefined }),
    async readTalk(req) {
      return (await unseal<{ talk: string }>(readCookie(req, talk)))?.talk
    },
    async writeTalk(res, talkId) {
      const sealed = await new EncryptJWT({ talk: talkId }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(sealKey)
      res.cookie(talk, sealed, forSession)
    },
    clearTalk: res => res.clearCookie(talk, forSession),
    readForm: req => readCookie(req, form) || undefined,
    writeForm: (res, secret) => res.cookie(form, secret, forSession)
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
