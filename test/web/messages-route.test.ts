import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { createAgent } from '../../src/bot/agent.ts'
import { createMessagesRoutes } from '../../src/web/messages/routes.ts'
import { type TestHouse, testHouse } from '../support/house.ts'

const APP_ID = '11111111-2222-4333-8444-555555555555'
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/'

describe('/api/messages, with the real adapter of the SDK', () => {
  const servers: Server[] = []
  let house: TestHouse
  let address = ''
  let privateKey: CryptoKey

  const listening = async (server: Server): Promise<string> => {
    servers.push(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  beforeAll(async () => {
    const pair = await generateKeyPair('RS256')
    privateKey = pair.privateKey as CryptoKey
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
    const keysUrl = await listening(
      createServer((_req, res) => res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] })))
    )
    house = await testHouse(new Date('2027-03-01T09:00+01:00'))
    const agent = createAgent(house)
    const bot = {
      appId: APP_ID,
      tenantId: 'tenant',
      clientSecret: 'secret',
      issuer: 'https://api.botframework.com',
      keysUrl,
      serviceHosts: ['.trafficmanager.net']
    }
    const app = express().use(createMessagesRoutes(bot, context => agent.run(context), house.log))
    address = `${await listening(createServer(app))}/api/messages`
  })
  afterAll(async () => {
    for (const server of servers) server.close()
  })

  it('answers a message, and stores it as any other', async () => {
    const token = await new SignJWT({ iss: 'https://api.botframework.com', aud: APP_ID, serviceurl: SERVICE_URL })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
    const activity = {
      type: 'message',
      id: 'a-1',
      text: 'hvad kan du hjælpe med?',
      locale: 'da',
      channelId: 'msteams',
      serviceUrl: SERVICE_URL,
      deliveryMode: 'expectReplies',
      from: { id: 'user-1' },
      recipient: { id: 'bot' },
      conversation: { id: 'talk-1' }
    }
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(activity)
    })

    expect(answer.status).toBe(200)
    const { activities } = (await answer.json()) as { activities: { text: string; replyToId: string }[] }
    expect(activities[0]).toMatchObject({ type: 'message', replyToId: 'a-1', text: expect.stringContaining('ikke et menneske') })
    const talk = await house.conversations.findExternal('msteams', 'talk-1')
    expect(await house.conversations.activitiesAfter(talk?.id ?? '', 0, 10)).toHaveLength(2)
  })
})
