import * as oidc from 'openid-client'
import { type CitizenSignIn, SignInRefused } from '../../ports/citizen-sign-in.ts'
import type { Log } from '../../ports/log.ts'
import { type ClaimMap, readClaims } from './claims.ts'

export interface OpenIdSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Scopes beside `openid`, e.g. `mitid ssn`. */
  readonly scope: string
  /** `acr_values` that ask for at least Substantial, in the broker's own writing. */
  readonly acrValues?: string
  readonly claims: ClaimMap
  /** Our own address the provider sends the browser back to. */
  readonly callbackUrl: string
  readonly afterSignOutUrl: string
  /** Only for a stand-in on this machine: speak to it without TLS. */
  readonly insecure?: boolean
}

/** Seconds our clock and the provider's may differ. */
const CLOCK_TOLERANCE = 30

/** Milliseconds to wait for the provider. */
const TIMEOUT = 5_000

/**
 * Sign-in by plain OpenID Connect: authorization code with PKCE (S256), state
 * and nonce, the id_token's issuer, audience, signature and expiry checked by
 * the library. The provider's address list is read at the first sign-in, and
 * again when that failed, so that a provider that is down does not stop us
 * from starting.
 */
export function createCitizenSignIn(settings: OpenIdSettings, log: Log): CitizenSignIn {
  let found: Promise<oidc.Configuration> | undefined
  const provider = (): Promise<oidc.Configuration> => {
    found ??= discover(settings).catch(failure => {
      found = undefined
      throw failure
    })
    return found
  }

  return {
    async depart(language) {
      const departure = { state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier() }
      const url = oidc.buildAuthorizationUrl(await provider(), {
        redirect_uri: settings.callbackUrl,
        scope: `openid ${settings.scope}`.trim(),
        state: departure.state,
        nonce: departure.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(departure.codeVerifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        // A shared phone must not sign the next person in as the last one.
        prompt: 'login',
        ...(settings.acrValues ? { acr_values: settings.acrValues } : {})
      })
      return { url, departure }
    },

    async arrive(current, departure) {
      if (current.searchParams.get('error') === 'access_denied') throw new SignInRefused('cancelled')
      try {
        const configuration = await provider()
        const tokens = await oidc.authorizationCodeGrant(configuration, current, {
          pkceCodeVerifier: departure.codeVerifier,
          expectedState: departure.state,
          expectedNonce: departure.nonce,
          idTokenExpected: true
        })
        const identity = tokens.claims()
        if (!identity) throw new SignInRefused('failed')
        const more = await oidc.fetchUserInfo(configuration, tokens.access_token, identity.sub)
        return { ...readClaims({ ...identity, ...more }, settings.claims), idToken: tokens.id_token }
      } catch (failure) {
        if (failure instanceof SignInRefused) throw failure
        log.warn({ fault: failure instanceof Error ? failure.name : 'unknown', code: codeOf(failure) }, 'a sign-in failed')
        throw new SignInRefused('failed', failure)
      }
    },

    async signOutUrl(idToken) {
      const configuration = await provider()
      if (!configuration.serverMetadata().end_session_endpoint) return undefined
      return oidc.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: settings.afterSignOutUrl,
        ...(idToken ? { id_token_hint: idToken } : {})
      })
    }
  }
}

async function discover(settings: OpenIdSettings): Promise<oidc.Configuration> {
  const configuration = await oidc.discovery(
    new URL(settings.issuer),
    settings.clientId,
    { client_secret: settings.clientSecret, [oidc.clockTolerance]: CLOCK_TOLERANCE },
    oidc.ClientSecretPost(settings.clientSecret),
    { timeout: TIMEOUT / 1000, ...(settings.insecure ? { execute: [oidc.allowInsecureRequests] } : {}) }
  )
  configuration.timeout = TIMEOUT / 1000
  return configuration
}

/** The library's fault code, e.g. `OAUTH_INVALID_RESPONSE`; it holds no personal data. */
function codeOf(failure: unknown): string | undefined {
  const { code } = (failure ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : undefined
}
