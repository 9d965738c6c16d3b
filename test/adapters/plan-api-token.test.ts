import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createClientCredentials } from '../../src/adapters/plan-api/client-credentials.ts'
import { fullPlan } from '../support/plan-answers.ts'
import {
  type Behaviour,
  html,
  json,
  type PlanApiServer,
  problem,
  silence,
  startPlanApiServer
} from '../support/plan-api-server.ts'
import { planSourceAndServer } from '../support/plan-source.ts'

describe('tokens by client credentials', () => {
  let endpoint: PlanApiServer
  beforeEach(async () => {
    endpoint = await startPlanApiServer()
    endpoint.does(issuing())
  })
  afterEach(() => endpoint.stop())

  /** Gives token-1, token-2 and so on. */
  function issuing(): Behaviour {
    let issued = 0
    return (...exchange) => {
      issued++
      json({ token_type: 'Bearer', expires_in: 3600, access_token: `token-${issued}` })(...exchange)
    }
  }

  const credentials = () => ({
    authority: 'https://login.proeveby.example/a-tenant',
    tokenEndpoint: `${endpoint.url}/a-tenant/oauth2/v2.0/token`,
    clientId: 'a-client',
    clientSecret: 'en hemmelighed',
    scope: 'api://plan-api/.default'
  })

  it('are asked for at the local token endpoint, with id and secret in the body', async () => {
    expect(await createClientCredentials(credentials())()).toBe('token-1')
    expect(endpoint.seen).toMatchObject([{ method: 'POST', url: expect.stringMatching(/^\/a-tenant\/oauth2\/v2.0\/token/) }])
    expect(Object.fromEntries(new URLSearchParams(endpoint.seen[0]?.body))).toMatchObject({
      grant_type: 'client_credentials',
      client_id: 'a-client',
      client_secret: 'en hemmelighed',
      scope: 'api://plan-api/.default'
    })
    expect(endpoint.seen[0]?.url).not.toMatch(/hemmelighed/)
  })

  it('are used again until they run out', async () => {
    const token = createClientCredentials(credentials())
    for (let call = 0; call < 5; call++) expect(await token()).toBe('token-1')
    expect(endpoint.seen).toHaveLength(1)
  })

  it('are asked for once by all who ask at the same time', async () => {
    const token = createClientCredentials(credentials())
    const tokens = await Promise.all(Array.from({ length: 20 }, () => token()))
    expect(new Set(tokens)).toEqual(new Set(['token-1']))
    expect(endpoint.seen).toHaveLength(1)
  })

  it('are replaced, once for all, when the API would not take one', async () => {
    const token = createClientCredentials(credentials())
    await token()
    expect(await Promise.all([token('token-1'), token('token-1'), token('token-1')])).toEqual(['token-2', 'token-2', 'token-2'])
    expect(await token('token-1')).toBe('token-2')
    expect(await token()).toBe('token-2')
    expect(endpoint.seen).toHaveLength(2)
  })

  it.each([
    ['fails', problem(503)],
    ['sends a page', html(200)],
    ['says nothing', silence]
  ])('can be had as soon as the endpoint that %s is well again', async (_, trouble) => {
    const token = createClientCredentials({ ...credentials(), timeoutMs: 100 })
    endpoint.does(trouble, issuing())
    await expect(token()).rejects.toThrow()
    expect(await token()).toBe('token-1')
  })

  it('carry a whole read, also when the API takes the first one no more', async () => {
    const { server, source, stop } = await planSourceAndServer({ token: createClientCredentials(credentials()) })
    server.does(problem(401), json(fullPlan()))
    expect(await source.planOf('person-1')).toMatchObject({ kind: 'fresh' })
    expect(server.seen.map(it => it.authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
    await stop()
  })

  it('that are refused for a wrong secret leave the reason in the log, and no secret', async () => {
    endpoint.does((_, response) => {
      const body = JSON.stringify({ error: 'invalid_client', error_description: 'AADSTS7000215: en hemmelighed is wrong' })
      response.writeHead(401, { 'content-type': 'application/json' }).end(body)
    })
    const { log, source, stop } = await planSourceAndServer({ token: createClientCredentials(credentials()) })
    expect(await source.planOf('person-1')).toEqual({ kind: 'unreadable' })
    expect(log.lines).toMatchObject([{ fields: { reason: 'token', code: 'invalid_client' } }])
    expect(JSON.stringify(log.lines)).not.toMatch(/hemmelighed/)
    await stop()
  })
})
