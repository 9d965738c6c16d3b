import type { NextFunction, Request, Response } from 'express'
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import type { Log } from '../../ports/log.ts'

export interface ConnectorTrust {
  /** Our app id: the only audience a token may name. */
  readonly appId: string
  readonly issuer: string
  /** Where the issuer publishes its signing keys. */
  readonly keysUrl: string
  /** Host names, or endings beginning with a dot, that answers may be sent to. */
  readonly serviceHosts: readonly string[]
}

/** Azure Bot Service in the public cloud. */
export const AZURE_BOT_SERVICE = {
  issuer: 'https://api.botframework.com',
  keysUrl: 'https://login.botframework.com/v1/.well-known/keys',
  serviceHosts: ['.botframework.com', '.trafficmanager.net']
} as const

/** Seconds a token may be too early or too late, as the Bot Connector's own rules allow. */
const CLOCK_TOLERANCE = 300

/**
 * Lets an activity in only with a token of the Bot Connector: signature by one
 * of its keys (RS256), issuer, audience, time, and a service address that is
 * both the one in the token and one we may send answers to. The SDK's own
 * check leaves the issuer unchecked by default and takes its keys from fixed
 * addresses only, so this stands in its place.
 */
export function connectorGuard(
  trust: ConnectorTrust,
  log: Log
): (req: Request, res: Response, next: NextFunction) => Promise<void> {
  const keys = createRemoteJWKSet(new URL(trust.keysUrl), { timeoutDuration: 5_000 })
  return async (req, res, next) => {
    const [scheme, token] = (req.get('authorization') ?? '').split(' ')
    if (scheme?.toLowerCase() !== 'bearer' || !token) return refuse(res, 401, 'A bearer token is needed.')
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: trust.issuer,
        audience: trust.appId,
        algorithms: ['RS256'],
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ['exp', 'iss', 'aud']
      })
      const serviceUrl = (req.body as { serviceUrl?: unknown } | undefined)?.serviceUrl
      if (!mayAnswerTo(serviceUrl, payload, trust))
        return refuse(res, 403, 'The service address is not one of the Bot Connector.')
      Object.assign(req, { user: payload })
      next()
    } catch (failure) {
      const code = failure instanceof errors.JOSEError ? failure.code : 'KEYS_UNREACHABLE'
      log.warn({ code }, 'an activity was refused')
      if (failure instanceof errors.JOSEError && !(failure instanceof errors.JWKSTimeout))
        refuse(res, 401, 'The token is not valid here.')
      else refuse(res, 503, 'The token cannot be checked right now.')
    }
  }
}

/** Answers go to the service address of the activity, so a stranger's address would leak them. */
function mayAnswerTo(serviceUrl: unknown, payload: JWTPayload, { serviceHosts }: ConnectorTrust): boolean {
  if (typeof serviceUrl !== 'string' || !URL.canParse(serviceUrl)) return false
  const claimed = payload.serviceurl ?? payload.serviceUrl
  if (claimed !== undefined && claimed !== serviceUrl) return false
  const { hostname, protocol } = new URL(serviceUrl)
  const known = serviceHosts.some(host => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host))
  return known && (protocol === 'https:' || hostname === '127.0.0.1')
}

function refuse(res: Response, status: number, why: string): void {
  res
    .status(status)
    .type('application/json')
    .send({ error: { code: String(status), message: why } })
}
