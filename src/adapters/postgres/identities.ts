import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Identities, Session, SessionLimits } from '../../ports/identities.ts'
import type { Cipher } from './cipher.ts'
import { inBatches } from './in-batches.ts'

const TOKEN_BYTES = 32
const MOST_BETWEEN_WRITES_MS = 60_000

const COLUMNS = 'id, person_id, citizen, signed_in_at, last_seen_at'
const BY_IDS = { name: 'sessions-by-id', text: `select ${COLUMNS} from sessions where id = any($1::text[])` }
const BY_TOKEN = { name: 'session-by-token', text: `select ${COLUMNS} from sessions where token_hash = $1` }
const SEEN = { name: 'session-seen', text: 'update sessions set last_seen_at = $2 where id = $1 and last_seen_at < $2' }
const SIGN_OUT = { name: 'session-sign-out', text: 'delete from sessions where id = $1' }
const SIGN_IN = {
  name: 'session-sign-in',
  text: `insert into sessions (id, token_hash, person_id, citizen, signed_in_at, last_seen_at) values ($1, $2, $3, $4, $5, $5)`
}
/** Skipping locked rows keeps two sign-ins from waiting for each other. */
const FORGET = {
  name: 'session-forget',
  text: `delete from sessions where id in (
    select id from sessions where signed_in_at <= $1 or last_seen_at <= $2 for update skip locked)`
}

interface SessionRow {
  id: string
  person_id: string
  citizen: Buffer
  signed_in_at: Date
  last_seen_at: Date
}

/**
 * Sessions in PostgreSQL. The token has 256 random bits and only its SHA-256 is
 * stored; name and id_token are encrypted.
 *
 * "Last seen" is written at most once a minute. What is stored may therefore be
 * that much too old, and a session is given as much longer: it ends at the idle
 * limit or up to a minute later, never earlier.
 */
export function createIdentities({ pool, cipher, limits }: { pool: Pool; cipher: Cipher; limits: SessionLimits }): Identities {
  const betweenWritesMs = Math.min(MOST_BETWEEN_WRITES_MS, limits.idleMs / 10)
  /** Sessions signed in, or seen last, at or before these moments have ended. */
  const endings = (now: Date) => ({
    signedInAt: new Date(now.getTime() - limits.absoluteMs),
    lastSeenAt: new Date(now.getTime() - limits.idleMs - betweenWritesMs)
  })

  const toLiveSession = async (row: SessionRow | undefined, now: Date, use: 'acts' | 'looks'): Promise<Session | undefined> => {
    const ending = endings(now)
    if (!row || row.signed_in_at <= ending.signedInAt || row.last_seen_at <= ending.lastSeenAt) return undefined
    const seen = use === 'acts' ? now : row.last_seen_at
    if (seen.getTime() - row.last_seen_at.getTime() >= betweenWritesMs) await pool.query({ ...SEEN, values: [row.id, now] })
    const { displayName, idToken } = JSON.parse(cipher.open(row.citizen, `session ${row.id}`))
    return { id: row.id, personId: row.person_id, displayName, signedInAt: row.signed_in_at, lastSeenAt: seen, idToken }
  }

  const rowOf = inBatches(
    async (ids: readonly string[]): Promise<(SessionRow | undefined)[]> => {
      const { rows } = await pool.query<SessionRow>({ ...BY_IDS, values: [ids] })
      const found = new Map(rows.map(row => [row.id, row]))
      return ids.map(id => found.get(id))
    },
    { lanes: 2, most: 64 }
  )

  return {
    async signIn({ personId, displayName, idToken }, now) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      const id = randomUUID().replaceAll('-', '')
      const citizen = cipher.seal(JSON.stringify({ displayName, idToken }), `session ${id}`)
      await pool.query({ ...SIGN_IN, values: [id, hash(token), personId, citizen, now] })
      // Ended sessions hold names, so they go at the next sign-in, whosever it is.
      const ending = endings(now)
      await pool.query({ ...FORGET, values: [ending.signedInAt, ending.lastSeenAt] })
      return { token, session: { id, personId, displayName, signedInAt: now, lastSeenAt: now, idToken } }
    },

    async byToken(token, now) {
      const { rows } = await pool.query<SessionRow>({ ...BY_TOKEN, values: [hash(token)] })
      return toLiveSession(rows[0], now, 'acts')
    },

    async byId(sessionId, now, use = 'acts') {
      return toLiveSession(await rowOf(sessionId), now, use)
    },

    async signOut(sessionId) {
      await pool.query({ ...SIGN_OUT, values: [sessionId] })
    }
  }
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
