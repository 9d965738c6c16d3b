import type { Server } from 'node:http'
import type { Request, Router } from 'express'
import type { Clock } from '../../ports/clock.ts'
import type { ConversationStore } from '../../ports/conversation-store.ts'
import type { Identities, Session } from '../../ports/identities.ts'
import type { LiveUpdates } from '../../ports/live-updates.ts'
import type { Log } from '../../ports/log.ts'
import { createDoorkeeper } from './access.ts'
import { createRoutes } from './routes.ts'
import { createStreams } from './streams.ts'
import { createTokens } from './tokens.ts'
import { createTurns } from './turns.ts'
import { createUpgrade } from './upgrade.ts'
import { type TurnHandler, WebChannelAdapter } from './web-channel-adapter.ts'

const HEARTBEAT_MS = 30_000
const CLOSING_GRACE_MS = 2_000

export interface DirectLineOptions {
  readonly conversations: ConversationStore
  readonly identities: Pick<Identities, 'byId'>
  readonly liveUpdates: LiveUpdates
  /** The bot. Stores message and answers, then tells with `setStoredMessageId` which message was stored. */
  readonly handler: TurnHandler
  /** The signed-in citizen behind a request's cookie. */
  readonly sessionOf: (req: Request) => Promise<Session | undefined>
  /** At least 32 secret bytes, the same on every replica. */
  readonly tokenKey: Uint8Array
  /** Our address as clients know it. Without it the request tells, and Express's "trust proxy" says whom to believe. */
  readonly publicUrl?: string
  readonly clock: Clock
  readonly log: Log
  readonly heartbeatMs?: number
}

export interface DirectLine {
  readonly router: Router
  /** Lets the server take WebSockets; no other address of it may. */
  attach(server: Server): void
  /** Finishes the turns under way, then tells clients to connect anew. Call it before the database closes. */
  close(): Promise<void>
}

/**
 * The web channel: Direct Line 3.0, so that our page, Bot Framework Web Chat or
 * a native app talks to the bot by changing the host only. Anonymous visitors
 * get conversations too: limit `tokens/generate` by address in front of this.
 */
export function createDirectLine(options: DirectLineOptions): DirectLine {
  const { conversations, liveUpdates, handler, clock, log, heartbeatMs = HEARTBEAT_MS } = options
  const tokens = createTokens({ secret: options.tokenKey, clock })
  const doorkeeper = createDoorkeeper({ tokens, conversations, identities: options.identities, clock })
  const adapter = new WebChannelAdapter(conversationId => liveUpdates.announce(conversationId))
  const turns = createTurns({ adapter, handler, conversations, clock, log })
  const streams = createStreams({ conversations, liveUpdates, doorkeeper, clock, log, heartbeatMs })
  let closing = false
  const upgrade = createUpgrade({ doorkeeper, streams, log, closing: () => closing })

  return {
    router: createRoutes({ ...options, tokens, doorkeeper, turns }),
    attach(server) {
      server.on('upgrade', upgrade)
    },
    async close() {
      closing = true
      await turns.close()
      await streams.close(CLOSING_GRACE_MS)
    }
  }
}
