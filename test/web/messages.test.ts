import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { connectorGuard } from '../../src/web/messages/guard.ts'
import { recordingLog } from '../support/plan-source.ts'

const APP_ID = '11111111-2222-4333-8444-555555555555'
const ISSUER = 'https://api.botframework.com'
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/'

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('/api/messages lets in only what the Bot Connector has signed for us', () => {
  const log = recordingLog()
  const servers: Server[] = []
  let messages = ''
  let ours: Awaited<ReturnType<typeof generateKeyPair>>
  let strangers: Awaited<ReturnType<typeof generateKeyPair>>

  beforeAll(async () => {
    ours = await generateKeyPair('RS256')
    strangers = await generateKeyPair('RS256')
    const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
    const keys = createServer((_req, res) =>
      res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }))
    )
    const trust = { appId: APP_ID, issuer: ISSUER, keysUrl: await listening(keys), serviceHosts: ['.trafficmanager.net'] }
    const app = express()
    app.post('/api/messages', express.json(), connectorGuard(trust, log), (_req, res) => void res.status(202).end())
    const server = createServer(app)
    messages = `${await listening(server)}/api/messages`
    servers.push(keys, server)
  })
  afterAll(() => servers.map(server => server.close()))

  interface Wish {
    readonly claims?: Record<string, unknown>
    readonly expires?: string
    readonly key?: CryptoKey
    readonly kid?: string
  }

  const token = ({ claims = {}, expires = '5m', key = ours.privateKey as CryptoKey, kid = 'k1' }: Wish = {}) =>
    new SignJWT({ iss: ISSUER, aud: APP_ID, serviceurl: SERVICE_URL, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(key)

  const send = async (authorization: string | undefined, serviceUrl: unknown = SERVICE_URL): Promise<number> => {
    const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) }
    const answer = await fetch(messages, { method: 'POST', headers, body: JSON.stringify({ type: 'message', serviceUrl }) })
    return answer.status
  }

  it('a good token', async () => {
    expect(await send(`Bearer ${await token()}`)).toBe(202)
  })

  it('not without one, nor with something else', async () => {
    expect(await send(undefined)).toBe(401)
    expect(await send('Basic dXNlcjpwYXNz')).toBe(401)
    expect(await send('Bearer not.a.token')).toBe(401)
  })

  it('not with a wrong issuer or audience, and not with none', async () => {
    for (const claims of [{ iss: 'https://login.example' }, { aud: 'another-app' }, { iss: undefined }, { aud: undefined }]) {
      expect(await send(`Bearer ${await token({ claims })}`)).toBe(401)
    }
  })

  it('not when it has expired, beyond the five minutes clocks may differ', async () => {
    expect(await send(`Bearer ${await token({ expires: '-4m' })}`)).toBe(202)
    expect(await send(`Bearer ${await token({ expires: '-6m' })}`)).toBe(401)
  })

  it('not unsigned, not with a shared secret, and not with a stranger’s key', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = part({ iss: ISSUER, aud: APP_ID, exp: Math.floor(Date.now() / 1000) + 300 })
    expect(await send(`Bearer ${part({ alg: 'none' })}.${claims}.`)).toBe(401)
    const symmetric = await new SignJWT({ iss: ISSUER, aud: APP_ID })
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode('a secret that is long enough for HS256'))
    expect(await send(`Bearer ${symmetric}`)).toBe(401)
    expect(await send(`Bearer ${await token({ key: strangers.privateKey as CryptoKey })}`)).toBe(401)
    expect(await send(`Bearer ${await token({ kid: 'unknown' })}`)).toBe(401)
  })

  it('not for a service address that the token does not name, or that is a stranger’s', async () => {
    expect(await send(`Bearer ${await token()}`, 'https://smba.trafficmanager.net/amer/')).toBe(403)
    const elsewhere = 'https://trafficmanager.net.evil.example/'
    expect(await send(`Bearer ${await token({ claims: { serviceurl: elsewhere } })}`, elsewhere)).toBe(403)
    const inTheClear = 'http://smba.trafficmanager.net/emea/'
    expect(await send(`Bearer ${await token({ claims: { serviceurl: inTheClear } })}`, inTheClear)).toBe(403)
    expect(await send(`Bearer ${await token()}`, { url: SERVICE_URL })).toBe(403)
  })

  it('and says in the log why, never with the token', () => {
    expect(log.lines.map(({ fields }) => fields.code)).toEqual(
      expect.arrayContaining(['ERR_JWT_EXPIRED', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'])
    )
    expect(JSON.stringify(log.lines)).not.toMatch(/eyJ/)
  })
})
