import { ConfidentialClientApplication } from '@azure/msal-node'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { type Sandbox, startSandbox } from '../../sandbox/start.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ appUrl: 'http://127.0.0.1:1' })
})
afterAll(() => sandbox.stop())

/** A client of Microsoft's own library, set up as the production code sets it up. */
function msal(clientSecret = sandbox.planApi.clientSecret): ConfidentialClientApplication {
  const { clientId, authority, knownAuthorities, authorityMetadata } = sandbox.planApi
  return new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority, knownAuthorities: [...knownAuthorities], authorityMetadata }
  })
}

describe('The token issuer', () => {
  it('gives msal-node a token that opens the plan API', async () => {
    const result = await msal().acquireTokenByClientCredential({ scopes: [sandbox.planApi.scope] })
    const headers = { authorization: `Bearer ${result?.accessToken}` }
    expect((await fetch(`${sandbox.planApi.url}/v1/offers`, { headers })).status).toBe(200)
  })

  it('signs with the key it publishes, and says what the token permits and how long', async () => {
    const result = await msal().acquireTokenByClientCredential({ scopes: [sandbox.planApi.scope] })
    const discovery = sandbox.planApi.tokenUrl.replace('/oauth2/v2.0/token', '/v2.0/.well-known/openid-configuration')
    const metadata = (await (await fetch(discovery)).json()) as { issuer: string; jwks_uri: string }
    const { payload } = await jwtVerify(result?.accessToken ?? '', createRemoteJWKSet(new URL(metadata.jwks_uri)), {
      issuer: metadata.issuer,
      audience: 'api://plan-api'
    })
    expect(payload.roles).toEqual(['plan.read', 'plan.note'])
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600)
  })

  it('gives nothing to a wrong secret', async () => {
    await expect(msal('wrong').acquireTokenByClientCredential({ scopes: [sandbox.planApi.scope] })).rejects.toThrow(
      'invalid_client'
    )
  })

  it('gives nothing for another scope or another kind of grant', async () => {
    const { tokenUrl, clientId, clientSecret, scope } = sandbox.planApi
    const ask = async (form: Record<string, string>) => {
      const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form })
      const answer = await fetch(tokenUrl, { method: 'POST', body })
      return [answer.status, ((await answer.json()) as { error?: string }).error]
    }
    expect(await ask({ grant_type: 'client_credentials', scope: 'api://another/.default' })).toEqual([400, 'invalid_scope'])
    expect(await ask({ grant_type: 'password', scope })).toEqual([400, 'unsupported_grant_type'])
  })
})
