import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Request, Router } from 'express'
import { createRate } from '../../bot/rate.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ConversationStore } from '../../ports/conversation-store.ts'
import type { Identities, Session, SessionLimits } from '../../ports/identities.ts'
import type { LiveUpdates } from '../../ports/live-updates.ts'
import type { Log } from '../../ports/log.ts'
import { type Metrics, UNCOUNTED } from '../../ports/metrics.ts'
import { addressOf } from '../address.ts'
import { createDoorkeeper } from './access.ts'
import { createLines, type Lines } from './lines.ts'
import { createRoutes, type TalkCookie } from './routes.ts'
import { createStreams } from './streams.ts'
import { createTalks, type Talks } from './talks.ts'
import { createTokens } from './tokens.ts'
import { createTurns } from './turns.ts'
import { createUpgrade } from './upgrade.ts'
import { type TurnHandler, WebChannelAdapter } from './web-channel-adapter.ts'

const HEARTBEAT_MS = 30_000
const CLOSING_GRACE_MS = 2_000
/** What a turn may take when the program stops; a turn waits at most five seconds for the plan source. */
const LAST_TURNS_MS = 8_000
/** Sockets of one address, all its conversations together: a jobcenter with its visitors, not a flood. */
const MOST_STREAMS_PER_ADDRESS = 200
/** Three a second; a client that polls asks once a second or less. */
const READS_A_MINUTE = 180

export interface DirectLineOptions {
  readonly conversations: ConversationStore
  readonly identities: Pick<Identities, 'byId'>
  readonly liveUpdates: LiveUpdates
  /** The bot. Stores message and answers, then tells with `setStoredMessageId` which message was stored. */
  readonly handler: TurnHandler
  /** The signed-in citizen behind a request's cookie. */
  readonly sessionOf: (req: Request) => Promise<Session | undefined>
  /** With them a client is told when the session behind its token ends. */
  readonly sessionLimits?: SessionLimits
  /** Where a browser keeps its anonymous talk, so that it finds it again after a reload. */
  readonly talkCookie?: TalkCookie
  /** At least 32 secret bytes, the same on every replica. */
  readonly tokenKey: Uint8Array
  /** Our address as clients know it. Without it the request tells, and Express's "trust proxy" says whom to believe. */
  readonly publicUrl?: string
  /** Proxies in front of us whose forwarded addresses count. */
  readonly trustedProxies?: number
  /** Whether a message must be taken however many wait. */
  readonly isUrgent?: (text: string) => boolean
  readonly metrics?: Metrics
  readonly clock: Clock
  readonly log: Log
  readonly heartbeatMs?: number
}

export interface DirectLine {
  readonly router: Router
  /** The same talks for a page that cannot run script. */
  readonly talks: Talks
  /** Lines for a page that is served with one, and need not ask. */
  readonly lines: Lines
  /** Lets the server take WebSockets; no other address of it may. */
  attach(server: Server): void
  /** Finishes the turns under way, for some seconds, then tells clients to connect anew. Call it before the database closes. */
  close(): Promise<void>
}

/**
 * The web channel: Direct Line 3.0, so that our page, Bot Framework Web Chat or
 * a native app talks to the bot by changing the host only. Anonymous visitors
 * get conversations too: limit `tokens/generate` by address in front of this.
 */
export function createDirectLine(options: DirectLineOptions): DirectLine {
  const {
    conversations,
    liveUpdates,
    handler,
    clock,
    log,
    trustedProxies = 0,
    metrics = UNCOUNTED,
    heartbeatMs = HEARTBEAT_MS
  } = options
  const tokens = createTokens({ secret: options.tokenKey, clock })
  const lines = createLines({ tokens, sessionLimits: options.sessionLimits, clock })
  const doorkeeper = createDoorkeeper({ tokens, conversations, identities: options.identities, clock })
  const adapter = new WebChannelAdapter(conversationId => liveUpdates.announce(conversationId))
  const turns = createTurns({ adapter, handler, conversations, isUrgent: options.isUrgent ?? (() => false), clock, log })
  const talks = createTalks({ conversations, turns, clock })
  const streams = createStreams({ conversations, liveUpdates, doorkeeper, metrics, clock, log, heartbeatMs })
  const reads = createRate(READS_A_MINUTE)
  let closing = false
  const upgrade = createUpgrade({
    doorkeeper,
    streams,
    log,
    closing: () => closing,
    most: MOST_STREAMS_PER_ADDRESS,
    addressOf: request => addressOf(request, trustedProxies)
  })

  return {
    router: createRoutes({ ...options, tokens, lines, doorkeeper, turns, talks, reads }),
    talks,
    lines,
    attach(server) {
      server.on('upgrade', upgrade)
    },
    async close() {
      closing = true
      await Promise.race([turns.close(), wait(LAST_TURNS_MS, undefined, { ref: false })])
      await streams.close(CLOSING_GRACE_MS)
    }
  }
}
