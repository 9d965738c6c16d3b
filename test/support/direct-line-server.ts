import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Pool } from 'pg'
import WebSocket, { type ClientOptions } from 'ws'
import { createCipher } from '../../src/adapters/postgres/cipher.ts'
import { createConversationStore } from '../../src/adapters/postgres/conversation-store.ts'
import { openDatabase } from '../../src/adapters/postgres/database.ts'
import { createIdentities } from '../../src/adapters/postgres/identities.ts'
import { createLiveUpdates } from '../../src/adapters/postgres/live-updates.ts'
import type { ConversationStore } from '../../src/ports/conversation-store.ts'
import type { Identities, Session } from '../../src/ports/identities.ts'
import { createDirectLine, type DirectLine } from '../../src/web/directline/direct-line.ts'
import type { TurnHandler } from '../../src/web/directline/web-channel-adapter.ts'
import { freshDatabase } from './database.ts'
import { createEchoBot } from './echo-bot.ts'

const MINUTE = 60_000

interface Reply {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: the test says what it expects in a foreign answer
  readonly body: any
  readonly headers: Headers
}

interface Ask {
  readonly token?: string
  readonly headers?: Record<string, string>
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown
}

export interface DirectLineServer {
  readonly url: string
  readonly directLine: DirectLine
  readonly conversations: ConversationStore
  readonly identities: Identities
  readonly pool: Pool
  /** What was logged, as text. */
  readonly logged: string[]
  /** Moves the clock of the server. */
  pass(minutes: number): void
  now(): Date
  signIn(personId: string): Promise<{ session: Session; cookie: string }>
  ask(method: 'GET' | 'POST', path: string, ask?: Ask): Promise<Reply>
  /** Asks for a token as our page does. */
  generate(cookie?: string, body?: unknown): Promise<{ conversationId: string; token: string; expires_in: number }>
  say(conversationId: string, token: string, text: string, clientActivityID?: string): Promise<Reply>
  stream(url: string, options?: ClientOptions): WebSocket
  stop(): Promise<void>
}

interface Settings {
  readonly heartbeatMs?: number
  readonly publicUrl?: string
  readonly trustProxy?: boolean
  /** Stands round the bot: to hold it up, or to make it fail. */
  readonly around?: (bot: TurnHandler) => TurnHandler
  /** Stands round every read of a conversation: to count it, or to hold it up. */
  readonly aroundRead?: <T>(read: () => Promise<T>) => Promise<T>
}

/** A Direct Line server with the real stores, a bot that echoes, and a clock of the test's own. */
export async function startDirectLine(settings: Settings = {}): Promise<DirectLineServer> {
  const database = await freshDatabase()
  const logged: string[] = []
  const write = (fields: object, message: string) => logged.push(JSON.stringify({ ...fields, message }))
  const log = { info: write, warn: write, error: write }
  const { pool, close } = openDatabase({ url: database.url, log, connections: 4 })
  const cipher = createCipher([{ id: 'test', key: randomBytes(32) }])
  const conversations = createConversationStore({ pool, cipher })
  const identities = createIdentities({ pool, cipher, limits: { idleMs: 60 * MINUTE, absoluteMs: 480 * MINUTE } })
  const liveUpdates = createLiveUpdates({ url: database.url, pool, log })
  await liveUpdates.listening

  let now = new Date('2027-03-01T09:00:00+01:00')
  const clock = { now: () => now }
  const bot = createEchoBot(conversations, clock)
  const { aroundRead = read => read() } = settings
  const directLine = createDirectLine({
    ...settings,
    conversations: {
      ...conversations,
      activitiesAfter: (...asked) => aroundRead(() => conversations.activitiesAfter(...asked))
    },
    identities,
    liveUpdates,
    handler: settings.around?.(bot) ?? bot,
    sessionOf: async req => identities.byToken(String(req.get('cookie')).replace('session=', ''), clock.now()),
    tokenKey: randomBytes(32),
    clock,
    log
  })
  const app = express()
    .set('trust proxy', settings.trustProxy ?? false)
    .use(directLine.router)
  const server = createServer(app)
  directLine.attach(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sockets: WebSocket[] = []

  const ask: DirectLineServer['ask'] = async (method, path, { token, headers, body } = {}) => {
    const response = await fetch(`${url}/v3/directline${path}`, {
      method,
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers
      }
    })
    return { status: response.status, body: await response.json(), headers: response.headers }
  }

  return {
    url,
    directLine,
    conversations,
    identities,
    pool,
    logged,
    ask,
    now: clock.now,
    pass: minutes => {
      now = new Date(now.getTime() + minutes * MINUTE)
    },
    async signIn(personId) {
      const { session, token } = await identities.signIn({ personId, displayName: 'Prøve Prøvesen' }, clock.now())
      return { session, cookie: `session=${token}` }
    },
    async generate(cookie, body = {}) {
      const origin = settings.publicUrl ?? url
      const reply = await ask('POST', '/tokens/generate', { body, headers: { origin, ...(cookie ? { cookie } : {}) } })
      if (reply.status !== 200) throw new Error(`no token: ${reply.status} ${JSON.stringify(reply.body)}`)
      return reply.body
    },
    say: (conversationId, token, text, clientActivityID) =>
      ask('POST', `/conversations/${conversationId}/activities`, {
        token,
        body: { type: 'message', text, channelData: { clientActivityID } }
      }),
    stream(address, options) {
      const socket = new WebSocket(address, options)
      // Some tests are refused and some break off; what they expect they say themselves.
      socket.on('error', () => undefined)
      sockets.push(socket)
      return socket
    },
    async stop() {
      for (const socket of sockets) socket.terminate()
      await directLine.close()
      server.close()
      server.closeAllConnections()
      await liveUpdates.close()
      await close()
      await database.drop()
    }
  }
}
