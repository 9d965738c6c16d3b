import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import express, { type RequestHandler, type Router } from 'express'
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import { problem } from './problem.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const AUDIENCE = 'api://plan-api'
const KEY_ID = 'sandbox-1'
const LIFETIME_SECONDS = 3600

/** What a service may do at the plan API; in the contract the scopes of `clientCredentials`. */
export type Permission = 'plan.read' | 'plan.note'

/** What to write into a token; everything left out is as in a good one. */
export interface TokenWish {
  readonly roles?: readonly Permission[]
  readonly audience?: string
  readonly issuer?: string
  /** Seconds from now; negative for a token that has run out. */
  readonly expiresIn?: number
}

/** What a service needs to get tokens here, in the form msal-node takes it. */
export interface TokenClient {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
  /** msal-node refuses an http authority, so this one has an https name and `authorityMetadata` says where it really is. */
  readonly authority: string
  readonly knownAuthorities: readonly string[]
  readonly authorityMetadata: string
}

export interface TokenIssuer {
  readonly client: TokenClient
  readonly router: Router
  /** Signs a token without asking for a secret: for tests of what the plan API refuses. */
  issue(wish?: TokenWish): Promise<string>
  /** Lets a request through only with a good token for the permission: else 401 or 403. */
  require(permission: Permission): RequestHandler
}

/**
 * Stands in for Entra ID: OAuth 2.0 client credentials (RFC 6749 § 4.4) giving
 * RS256 tokens with the permissions as `roles`. Key and secret are made at start.
 * @param url where `router` is mounted; the root of an origin, because msal-node
 *   takes the first part of a path for the tenant and writes over it otherwise
 */
export async function createTokenIssuer(url: string): Promise<TokenIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' }
  const issuer = `${url}/${TENANT}/v2.0`
  const metadata = {
    issuer,
    token_endpoint: `${url}/${TENANT}/oauth2/v2.0/token`,
    authorization_endpoint: `${url}/${TENANT}/oauth2/v2.0/authorize`,
    jwks_uri: `${url}/${TENANT}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_post']
  }
  const client: TokenClient = {
    tokenUrl: metadata.token_endpoint,
    clientId: 'naeste-skridt',
    clientSecret: randomBytes(24).toString('base64url'),
    scope: `${AUDIENCE}/.default`,
    authority: `https://login.sandbox.example/${TENANT}`,
    knownAuthorities: ['login.sandbox.example'],
    authorityMetadata: JSON.stringify(metadata)
  }

  async function issue(wish: TokenWish = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    return new SignJWT({ roles: wish.roles ?? ['plan.read', 'plan.note'], azp: client.clientId, tid: TENANT, ver: '2.0' })
      .setProtectedHeader({ alg: 'RS256', kid: KEY_ID, typ: 'JWT' })
      .setIssuer(wish.issuer ?? issuer)
      .setAudience(wish.audience ?? AUDIENCE)
      .setSubject(client.clientId)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setNotBefore(now - 60)
      .setExpirationTime(now + (wish.expiresIn ?? LIFETIME_SECONDS))
      .sign(privateKey)
  }

  const router = express.Router()
  router.get(`/${TENANT}/v2.0/.well-known/openid-configuration`, (_req, res) => void res.json(metadata))
  router.get(`/${TENANT}/discovery/v2.0/keys`, (_req, res) => void res.json({ keys: [jwk] }))
  router.post(`/${TENANT}/oauth2/v2.0/token`, express.urlencoded({ extended: false }), async (req, res) => {
    const refusal = refusalOf(req.body ?? {}, client)
    res.set('Cache-Control', 'no-store')
    if (refusal) return void res.status(refusal.error === 'invalid_client' ? 401 : 400).json(refusal)
    res.json({ token_type: 'Bearer', expires_in: LIFETIME_SECONDS, access_token: await issue() })
  })

  function require(permission: Permission): RequestHandler {
    return async (req, res, next) => {
      const token = /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1]
      const roles = token && (await rolesIn(token))
      if (!roles) {
        res.set('WWW-Authenticate', token ? 'Bearer error="invalid_token"' : 'Bearer')
        return problem(res, 401, 'A valid access token is needed')
      }
      if (!roles.includes(permission)) {
        res.set('WWW-Authenticate', `Bearer error="insufficient_scope", scope="${permission}"`)
        return problem(res, 403, 'The access token does not permit this')
      }
      next()
    }
  }

  /** The roles of a good token; undefined when signature, issuer, audience or time is wrong. */
  async function rolesIn(token: string): Promise<readonly unknown[] | undefined> {
    try {
      const { payload } = await jwtVerify(token, publicKey, { issuer, audience: AUDIENCE, algorithms: ['RS256'] })
      return Array.isArray(payload.roles) ? payload.roles : []
    } catch {
      return undefined
    }
  }

  return { client, router, issue, require }
}

/** The error answer of RFC 6749 § 5.2 to a token request, or undefined when it is in order. */
function refusalOf(form: Record<string, unknown>, client: TokenClient): { error: string; error_description: string } | undefined {
  if (form.grant_type !== 'client_credentials') {
    return { error: 'unsupported_grant_type', error_description: 'only client_credentials' }
  }
  if (form.client_id !== client.clientId || !sameSecret(form.client_secret, client.clientSecret)) {
    return { error: 'invalid_client', error_description: 'unknown client or wrong secret' }
  }
  // msal-node adds the OpenID scopes by itself when it feels like it
  if (
    !String(form.scope ?? '')
      .split(' ')
      .includes(client.scope)
  ) {
    return { error: 'invalid_scope', error_description: `scope must be ${client.scope}` }
  }
  return undefined
}

function sameSecret(given: unknown, expected: string): boolean {
  const a = Buffer.from(String(given))
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}
