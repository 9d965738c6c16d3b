import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { decodeJwt } from 'jose'
import * as oidc from 'openid-client'
import { type Sandbox, startSandbox } from '../../sandbox/start.ts'
import { type Page, SmallBrowser } from '../support/small-browser.ts'

const APP = 'http://127.0.0.1:1'
const CALLBACK = `${APP}/sign-in/callback`
const SUBSTANTIAL = 'https://data.gov.dk/concept/core/nsis/Substantial'

let sandbox: Sandbox
let provider: oidc.Configuration
const consoleLines: unknown[][] = []

beforeAll(async () => {
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    jest.spyOn(console, level).mockImplementation((...line) => void consoleLines.push(line))
  }
  sandbox = await startSandbox({ appUrl: APP })
  const { issuer, clientId, clientSecret } = sandbox.citizenSignIn
  provider = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute: [oidc.allowInsecureRequests] })
})
afterAll(() => sandbox.stop())

interface Journey {
  readonly page: Page
  readonly browser: SmallBrowser
  readonly checks: oidc.AuthorizationCodeGrantChecks
}

/** Sends a browser to sign in, as far as the list of people. */
async function toTheList(scope = 'openid mitid ssn', browser = new SmallBrowser(APP)): Promise<Journey> {
  const checks = {
    pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
    expectedState: oidc.randomState(),
    expectedNonce: oidc.randomNonce()
  }
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: CALLBACK,
    scope,
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256'
  })
  return { page: await browser.get(url.href), browser, checks }
}

/** The whole sign-in of one citizen, with tokens and userinfo. */
async function signIn(key: string, scope?: string) {
  const { page, browser, checks } = await toTheList(scope)
  const end = await browser.press(page, 'citizen', key)
  const tokens = await oidc.authorizationCodeGrant(provider, new URL(end.url), checks)
  const claims = tokens.claims()
  if (!claims) throw new Error('no id_token')
  const userinfo = await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)
  return { tokens, claims, userinfo, browser }
}

const citizenOf = (key: string) => {
  const found = sandbox.citizens.find(citizen => citizen.key === key)
  if (!found) throw new Error('no such citizen')
  return found
}

describe('Citizen sign-in', () => {
  it('gives our program the chosen person, with the quirks of a real broker', async () => {
    const { claims, userinfo, tokens } = await signIn('amina')
    const amina = citizenOf('amina')

    expect(claims).toMatchObject({ acr: SUBSTANTIAL, loa: SUBSTANTIAL, ial: SUBSTANTIAL, aal: SUBSTANTIAL, amr: ['code_app'] })
    expect(claims.exp - claims.iat).toBe(300)
    expect(typeof claims.auth_time).toBe('number')
    expect(claims['dk.cpr']).toBeUndefined()

    expect(userinfo).toMatchObject({
      acr: SUBSTANTIAL,
      'mitid.uuid': amina.mitidUuid,
      'mitid.has_cpr': 'true',
      'dk.cpr': amina.cpr
    })
    expect(userinfo.auth_time).toBe(String(claims.auth_time))
    expect(userinfo.sub).not.toBe(userinfo['mitid.uuid'])
    expect(tokens.refresh_token).toBeUndefined()
  })

  it('keeps the CPR number back without the scope ssn, and has none for a citizen without', async () => {
    expect((await signIn('amina', 'openid mitid')).userinfo).not.toHaveProperty(['dk.cpr'])
    const { userinfo } = await signIn('ivan')
    expect(userinfo).not.toHaveProperty(['dk.cpr'])
    expect(userinfo['mitid.has_cpr']).toBe('false')
  })

  it('tells our program when the assurance is too low', async () => {
    expect((await signIn('nadia')).claims.acr).toBe('https://data.gov.dk/concept/core/nsis/Low')
  })

  it('asks who it is each time, though somebody has just signed in', async () => {
    const { browser } = await signIn('amina')
    expect((await toTheList('openid', browser)).page.html).toContain('vælg en person')
  })

  it('signs out at the request of our program and comes back to it', async () => {
    const { tokens, browser } = await signIn('piotr')
    const url = oidc.buildEndSessionUrl(provider, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: `${APP}/`,
      state: 'from-here'
    })
    expect((await browser.get(url.href)).url).toBe(`${APP}/?state=from-here`)
  })

  it('asks before it signs out when no id_token is shown', async () => {
    const { browser } = await signIn('piotr')
    const page = await browser.get(`${sandbox.citizenSignIn.issuer}/session/end`)
    expect(page.html).toContain('vil du logge ud?')
    expect((await browser.press(page, 'logout', 'yes')).html).toContain('du er logget ud')
  })

  it('sends the citizen back with access_denied when they cancel', async () => {
    const { page, browser } = await toTheList()
    const end = new URL((await browser.press(page, 'citizen', '')).url)
    expect([end.origin + end.pathname, end.searchParams.get('error')]).toEqual([CALLBACK, 'access_denied'])
  })

  it('refuses a sign-in without PKCE, and one that wants to return elsewhere', async () => {
    const browser = new SmallBrowser(APP)
    const withoutPkce = oidc.buildAuthorizationUrl(provider, { redirect_uri: CALLBACK, scope: 'openid', state: 's' })
    expect(new URL((await browser.get(withoutPkce.href)).url).searchParams.get('error')).toBe('invalid_request')
    const elsewhere = oidc.buildAuthorizationUrl(provider, { redirect_uri: 'http://127.0.0.1:2/', scope: 'openid' })
    const page = await browser.get(elsewhere.href)
    expect([page.status, page.html.includes('det gik ikke')]).toEqual([400, true])
  })
})

describe('The list of people', () => {
  it('names everybody, says it is a sandbox, and works without scripts', async () => {
    const { page } = await toTheList()
    for (const { person, special } of sandbox.citizens) {
      expect(page.html).toContain(person.displayName)
      expect(page.html).toContain(special)
    }
    expect(page.html).toContain('Det er ikke MitID')
    expect(page.html).toContain('name="viewport"')
    expect(page.html).not.toContain('<script')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('shows no CPR number', async () => {
    const { page } = await toTheList()
    expect(page.html).not.toMatch(/\d{6}-?\d{4}/)
    for (const { cpr } of sandbox.citizens) expect(page.html).not.toContain(cpr)
  })

  it('is a plain page of its own when opened by an old link', async () => {
    const page = await new SmallBrowser(APP).get(`${sandbox.citizenSignIn.issuer}/choose/long-gone`)
    expect([page.status, page.html.includes('det gik ikke')]).toEqual([400, true])
  })
})

describe('The sandbox as a neighbour', () => {
  it('writes nothing on the console by itself', () => {
    expect(consoleLines).toEqual([])
  })

  it('says loudly what it is, and refuses to be seen from other machines', async () => {
    expect(sandbox.banner.join(' ')).toContain('SANDBOX')
    expect(new URL(sandbox.url).hostname).toBe('127.0.0.1')
    await expect(startSandbox({ appUrl: APP, host: '0.0.0.0' })).rejects.toThrow('this machine only')
  })

  it('makes new keys and secrets at each start', async () => {
    const another = await startSandbox({ appUrl: APP })
    try {
      expect(another.citizenSignIn.clientSecret).not.toBe(sandbox.citizenSignIn.clientSecret)
      const keys = await Promise.all(
        [sandbox, another].map(async ({ citizenSignIn }) => (await fetch(`${citizenSignIn.issuer}/jwks`)).text())
      )
      expect(keys[0]).not.toBe(keys[1])
      expect(keys[0]).not.toContain('"d"')
      expect(decodeJwt(await another.control.issueToken()).iss).toBe(`${another.url}/00000000-0000-4000-8000-000000000001/v2.0`)
    } finally {
      await another.stop()
    }
  })
})
