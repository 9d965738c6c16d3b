import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { LiveUpdates } from '../../ports/live-updates.ts'
import type { Log } from '../../ports/log.ts'
import { codeOf } from './database.ts'
import { keepListening } from './listener.ts'

const CHANNEL = 'live_updates'
/** PostgreSQL refuses a payload of 8,000 bytes. */
const MOST_PAYLOAD_BYTES = 7_900
const GATHER_MS = 15
const TRY_AGAIN_MS = 1_000
/** The signal need not survive a loss of power, so its commit does not wait for the disk. */
const NOTIFY = { name: 'notify', text: `select set_config('synchronous_commit', 'off', true), pg_notify('${CHANNEL}', $1)` }

interface Listener {
  heard(conversationId: string): void
  missed?(): void
}

/** Live updates, and how to end them. */
export interface PostgresLiveUpdates extends LiveUpdates {
  /** Settles when announcements of other replicas arrive for the first time. */
  readonly listening: Promise<void>
  /** Sends what is still to be sent, and stops listening. */
  close(): Promise<void>
}

/**
 * Live updates over LISTEN and NOTIFY. Listeners of this replica are called at
 * once. Other replicas get many ids in one NOTIFY, and never more than one is
 * under way, so a busy replica sends fewer and larger ones. Call `announce`
 * after the commit: whoever hears it reads from the store.
 *
 * @param url leads to the server itself, not through a pooler that lends connections by the transaction
 * @param heartbeatMs how often to ask whether the listening connection is still alive
 */
export function createLiveUpdates(options: { url: string; pool: Pool; log: Log; heartbeatMs?: number }): PostgresLiveUpdates {
  const { pool, log } = options
  const replica = randomUUID()
  const listeners = new Set<Listener>()
  const pending = new Set<string>()
  let sending: Promise<void> | undefined
  let closing = false

  const tellAll = (tell: (listener: Listener) => void) => {
    for (const listener of listeners) {
      try {
        tell(listener)
      } catch (error) {
        log.error({ code: codeOf(error) }, 'a listener for live updates failed')
      }
    }
  }

  const send = async () => {
    while (pending.size) {
      const ids = takeBatch(pending, replica)
      try {
        await pool.query({ ...NOTIFY, values: [[replica, ...ids].join(' ')] })
        // What is announced meanwhile goes together: other replicas hear it a blink later, and the database rests.
        await new Promise(resolve => setTimeout(resolve, GATHER_MS))
      } catch (error) {
        log.warn({ code: codeOf(error), conversations: ids.length }, 'could not tell the other replicas')
        if (closing) break
        for (const id of ids) pending.add(id)
        await new Promise(resolve => setTimeout(resolve, TRY_AGAIN_MS).unref())
      }
    }
    sending = undefined
  }

  const connection = keepListening({
    ...options,
    channel: CHANNEL,
    heard(payload) {
      const [sender, ...ids] = payload.split(' ')
      // Our own listeners were told when it was announced.
      if (sender !== replica) for (const id of ids) tellAll(listener => listener.heard(id))
    },
    begun: () => tellAll(listener => listener.missed?.())
  })

  return {
    listening: connection.listening,

    announce(conversationId) {
      tellAll(listener => listener.heard(conversationId))
      pending.add(conversationId)
      sending ??= send()
    },

    listen(heard, missed) {
      const listener = { heard, missed }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    async close() {
      closing = true
      await sending
      await connection.close()
    }
  }
}

/** As many ids as fit into one payload behind the replica's, taken out of `pending`. */
function takeBatch(pending: Set<string>, replica: string): string[] {
  const batch: string[] = []
  let bytes = replica.length
  for (const id of pending) {
    bytes += 1 + Buffer.byteLength(id)
    if (bytes > MOST_PAYLOAD_BYTES && batch.length) break
    batch.push(id)
    pending.delete(id)
  }
  return batch
}
