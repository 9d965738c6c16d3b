import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Cookies } from '../sign-in/cookies.ts'

/** What a form of ours carries, so that no other site can send it in somebody's name. */
export interface FormTokens {
  /**
   * The token for the forms of a page that is being sent. Somebody who is not
   * signed in gets a cookie to hold it against.
   */
  issue(req: Request, res: Response, signedIn: boolean): string
  /** Whether a token was issued to this browser, in this session. */
  accepts(req: Request, token: unknown): boolean
}

type FormCookies = Pick<Cookies, 'readSession' | 'readForm' | 'writeForm'>

const KEY_BYTES = 32

/**
 * A token is an HMAC of a secret that stands in a cookie only: that of the
 * session, or, for who is not signed in, one that ends with the browser. So it
 * needs no store, and is the same on every replica.
 * @param secret at least 32 bytes; the key is derived from it for this use alone
 */
export function createFormTokens({ secret, cookies }: { secret: Uint8Array; cookies: FormCookies }): FormTokens {
  const key = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), 'naeste-skridt/forms', KEY_BYTES))
  const tokenFor = (holder: 'session' | 'browser', value: string) =>
    createHmac('sha256', key).update(`${holder} ${value}`).digest()

  return {
    issue(req, res, signedIn) {
      const session = cookies.readSession(req)
      if (signedIn && session !== undefined) return tokenFor('session', session).toString('base64url')
      const known = cookies.readForm(req)
      const browser = known ?? randomBytes(KEY_BYTES).toString('base64url')
      if (known === undefined) cookies.writeForm(res, browser)
      return tokenFor('browser', browser).toString('base64url')
    },

    accepts(req, token) {
      const session = cookies.readSession(req)
      const browser = cookies.readForm(req)
      const expected =
        session !== undefined ? tokenFor('session', session) : browser !== undefined && tokenFor('browser', browser)
      const given = Buffer.from(typeof token === 'string' ? token : '', 'base64url')
      return expected !== false && given.length === expected.length && timingSafeEqual(given, expected)
    }
  }
}
