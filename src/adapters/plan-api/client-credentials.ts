import { ConfidentialClientApplication, type INetworkModule, type NetworkRequestOptions } from '@azure/msal-node'
import { LIMITS } from './limits.ts'

/** Gives a bearer token for the plan API. `refused` is one the API would not take: another is fetched then. */
export type TokenSource = (refused?: string) => Promise<string>

export interface ClientCredentials {
  /** The directory, e.g. `https://login.microsoftonline.com/<tenant id>`. */
  readonly authority: string
  /**
   * Where tokens are issued when the directory cannot be asked where, which is the case for
   * a local stand-in on http. The authority is then a name only and must still be https,
   * because MSAL takes no other.
   */
  readonly tokenEndpoint?: string
  readonly clientId: string
  readonly clientSecret: string
  /** E.g. `api://plan-api/.default`. */
  readonly scope: string
  /** Milliseconds one call to the token endpoint may take. */
  readonly timeoutMs?: number
}

/**
 * OAuth 2.0 client credentials (RFC 6749 §4.4) through MSAL. A token is kept in
 * memory and used until shortly before it expires; concurrent askers share one
 * request.
 * @throws what MSAL throws, when no token can be had
 */
export function createClientCredentials(credentials: ClientCredentials): TokenSource {
  const { authority, tokenEndpoint, clientId, clientSecret, scope, timeoutMs = LIMITS.attemptMs } = credentials
  const application = new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority, ...(tokenEndpoint ? fixedEndpoint(authority, tokenEndpoint) : {}) },
    system: { networkClient: createNetwork(timeoutMs) }
  })

  async function acquire(skipCache: boolean): Promise<string> {
    const result = await application.acquireTokenByClientCredential({ scopes: [scope], skipCache })
    if (!result) throw new Error('the token endpoint gave no token')
    return result.accessToken
  }
  const current = shared(() => acquire(false))
  const another = shared(() => acquire(true))

  return async refused => {
    const token = await current()
    return token === refused ? another() : token
  }
}

/** Spares MSAL the look-up of the directory's own description of itself. */
function fixedEndpoint(authority: string, tokenEndpoint: string) {
  const { host } = new URL(authority)
  const description = {
    issuer: authority,
    token_endpoint: tokenEndpoint,
    authorization_endpoint: `${authority}/authorize`,
    jwks_uri: `${authority}/keys`
  }
  return { knownAuthorities: [host], authorityMetadata: JSON.stringify(description) }
}

/**
 * HTTP for MSAL, whose own client waits for ever on a POST and follows
 * redirects with the secret in hand. A 5xx is thrown rather than returned,
 * because MSAL answers one with a silence of a minute.
 */
function createNetwork(timeoutMs: number): INetworkModule {
  async function send<T>(url: string, method: 'GET' | 'POST', options: NetworkRequestOptions = {}) {
    const response = await fetch(url, {
      method,
      headers: options.headers,
      body: options.body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs)
    })
    if (response.status >= 500) throw new Error('the token endpoint failed')
    const headers: Record<string, string> = {}
    response.headers.forEach((value, name) => {
      headers[name] = value
    })
    return { headers, body: (await response.json()) as T, status: response.status }
  }
  return {
    sendGetRequestAsync: (url, options) => send(url, 'GET', options),
    sendPostRequestAsync: (url, options) => send(url, 'POST', options)
  }
}

/** Runs the work once for all who ask while it runs. */
function shared<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= work().finally(() => {
      running = undefined
    })
    return running
  }
}
