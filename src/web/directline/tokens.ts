import { hkdfSync } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../ports/clock.ts'
import { DirectLineError } from './direct-line-error.ts'

/** As on the public service, whose client refreshes every 15 minutes. */
const LIFE_SECONDS = 30 * 60
const ISSUER = 'naeste-skridt/direct-line'
const ALGORITHM = 'HS256'
const KEY_BYTES = 32
const MOST_REMEMBERED = 20_000

/** What a token gives its bearer: one conversation, in the name of one session when the citizen is signed in. */
export interface Grant {
  readonly conversationId: string
  readonly sessionId?: string
}

export interface IssuedToken {
  readonly token: string
  /** Seconds. */
  readonly expires_in: number
}

export interface Tokens {
  issue(grant: Grant): Promise<IssuedToken>
  /** @throws DirectLineError `MissingToken`, `BadToken` or `TokenExpired` */
  read(token: string | undefined): Promise<Grant & { readonly expiresAt: Date }>
}

/**
 * Signed tokens, stored nowhere. They travel in the address of the stream, so
 * they hold ids of our own making only and live for half an hour.
 * @param secret at least 32 bytes; the signing key is derived from it for this use alone
 */
export function createTokens({ secret, clock }: { secret: Uint8Array; clock: Clock }): Tokens {
  if (secret.length < KEY_BYTES) throw new Error(`The token key has ${secret.length} bytes; it needs at least ${KEY_BYTES}.`)
  const key = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), ISSUER, KEY_BYTES))

  /** A client sends the same token with everything it does; its signature needs to be checked once. */
  const verified = new LRUCache<string, Grant & { readonly expiresAt: Date }>({ max: MOST_REMEMBERED })

  return {
    async issue({ conversationId, sessionId }) {
      const now = Math.floor(clock.now().getTime() / 1000)
      const token = await new SignJWT({ conv: conversationId, user: userIdOf(conversationId), sid: sessionId })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setIssuer(ISSUER)
        .setIssuedAt(now)
        .setExpirationTime(now + LIFE_SECONDS)
        .sign(key)
      return { token, expires_in: LIFE_SECONDS }
    },

    async read(token) {
      if (!token) throw new DirectLineError('MissingToken', 'Send the token as "Authorization: Bearer …".')
      const known = verified.get(token)
      if (known && known.expiresAt > clock.now()) return known
      try {
        const { payload } = await jwtVerify<{ conv: string; sid?: string; exp: number }>(token, key, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          currentDate: clock.now(),
          requiredClaims: ['conv', 'exp']
        })
        const grant = { conversationId: payload.conv, sessionId: payload.sid, expiresAt: new Date(payload.exp * 1000) }
        verified.set(token, grant)
        return grant
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw new DirectLineError('TokenExpired', 'The token has expired.')
        throw new DirectLineError('BadToken', 'The token is not one of ours.')
      }
    }
  }
}

/**
 * The citizen as the conversation names them: nothing personal, and the same on
 * every device and after signing in again, so that a client knows its own
 * messages. Clients reserve `dl_` for ids that only the server can give.
 */
export function userIdOf(conversationId: string): string {
  return `dl_${conversationId}`
}
