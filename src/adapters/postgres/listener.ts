import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../../ports/log.ts'
import { codeOf } from './database.ts'

const CONNECT_WITHIN_MS = 5_000
const ANSWER_WITHIN_MS = 5_000
const HEARTBEAT_MS = 15_000
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000

/** What is listened to, where, and who wants to know. */
export interface Listening {
  readonly url: string
  readonly log: Log
  readonly channel: string
  /** How often to ask whether the connection is still alive. */
  readonly heartbeatMs?: number
  heard(payload: string): void
  /** Called whenever listening begins, the first time and after every break: what was said before is gone. */
  begun(): void
}

/**
 * Listens on a channel over a connection of its own, and connects again when it
 * breaks, waiting longer each time.
 *
 * @returns `listening` settles when it has begun for the first time
 */
export function keepListening(what: Listening): { readonly listening: Promise<void>; close(): Promise<void> } {
  const stop = new AbortController()
  let settle: () => void
  const listening = new Promise<void>(resolve => {
    settle = resolve
  })
  const begun = () => {
    settle()
    what.begun()
  }
  const running = listenAgainAndAgain({ ...what, begun }, stop.signal)
  return {
    listening,
    async close() {
      stop.abort()
      await running
    }
  }
}

async function listenAgainAndAgain(what: Listening, stop: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE_MS
  const begun = () => {
    pause = FIRST_PAUSE_MS
    what.begun()
  }
  while (!stop.aborted) {
    try {
      await listenOnce({ ...what, begun }, stop)
    } catch (error) {
      if (!stop.aborted) what.log.warn({ code: codeOf(error) }, 'no connection for live updates; trying again')
    }
    await sleep(pause, undefined, { signal: stop }).catch(() => undefined)
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }
}

/** The life of one connection. */
async function listenOnce(
  { url, log, channel, heartbeatMs = HEARTBEAT_MS, heard, begun }: Listening,
  stop: AbortSignal
): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    application_name: 'naeste-skridt live updates'
  })
  const ended = new Promise<void>(resolve => client.once('end', resolve))
  client.on('error', error => log.warn({ code: codeOf(error) }, 'lost the connection for live updates'))
  client.on('notification', ({ payload }) => heard(payload ?? ''))
  const hangUp = () => client.end()
  stop.addEventListener('abort', hangUp)
  // A connection can die without a word (a failover, a firewall); only a question shows it.
  const heartbeat = setInterval(() => client.query('select 1').catch(hangUp), heartbeatMs)
  try {
    await client.connect()
    await client.query(`listen ${channel}`)
    begun()
    await ended
  } finally {
    clearInterval(heartbeat)
    stop.removeEventListener('abort', hangUp)
    await hangUp()
  }
}
