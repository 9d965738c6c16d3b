import { createHash, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type {
  Channel,
  CommitResult,
  Conversation,
  ConversationState,
  ConversationStore,
  StoredActivity,
  Turn
} from '../../ports/conversation-store.ts'
import type { Cipher } from './cipher.ts'
import { codeOf } from './database.ts'
import { inBatches } from './in-batches.ts'

const UNIQUE_VIOLATION = '23505'

/** Every statement has a name, so that each connection plans it once. */
const COLUMNS = 'id, channel, person_id, session_id, state, version, watermark'
const OPEN = {
  name: 'conversation-open',
  text: `insert into conversations (id, channel, external_id, person_id, session_id, state, opened_at)
    values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (channel, external_id) where external_id is not null do nothing`
}
const FIND_EXTERNAL = {
  name: 'conversation-find-external',
  text: `select ${COLUMNS} from conversations where channel = $1 and external_id = $2`
}
const LATEST = {
  name: 'conversation-latest',
  text: `select ${COLUMNS} from conversations where person_id = $1 and channel = $2 order by opened_at desc limit 1`
}
const BIND = { name: 'conversation-bind', text: 'update conversations set session_id = $2 where id = $1' }
const ANSWERED = {
  name: 'turn-answered',
  text: 'select conversation_id, last_seq, activities from turns where conversation_id = $1 and message_key = $2'
}
const AFTER = {
  name: 'turns-after',
  text: `select conversation_id, last_seq, activities from turns
    where conversation_id = $1 and last_seq > $2 order by last_seq limit $3`
}
/**
 * One statement, so one round trip, for all turns that are ready just now: each
 * goes in only if its conversation is still at the version it was taken on and
 * the message has no answer yet. Gives back the conversations that moved.
 */
const COMMIT = {
  name: 'turn-commit',
  text: `with ready as (
      select * from unnest($1::text[], $2::int[], $3::int[], $4::bytea[], $5::timestamptz[], $6::bytea[], $7::text[], $8::text[], $9::bytea[])
        as ready (id, version, last_seq, state, at, message_key, question, outcome, activities)
    ), moved as (
      update conversations set version = conversations.version + 1, watermark = last_seq, state = ready.state, last_turn_at = at
      from ready where conversations.id = ready.id and conversations.version = ready.version and not exists (
        select from turns where conversation_id = ready.id and turns.message_key = ready.message_key)
      returning conversations.id
    )
    insert into turns (conversation_id, message_key, last_seq, question, outcome, at, activities)
    select id, message_key, last_seq, question, outcome, at, activities from ready join moved using (id)
    returning conversation_id`
}
const FIND_ALL = { name: 'conversations-find', text: `select ${COLUMNS} from conversations where id = any($1::text[])` }

/** As many as are worth one statement; a commit waits for the disk, so a second one may gather meanwhile. */
const READS = { lanes: 2, most: 64 }
const COMMITS = { lanes: 2, most: 32 }

interface ConversationRow {
  id: string
  channel: Channel
  person_id: string | null
  session_id: string | null
  state: Buffer
  version: number
  watermark: number
}

interface TurnRow {
  conversation_id: string
  last_seq: number
  activities: Buffer
}

/** Conversations in PostgreSQL. State and activities are encrypted, each for its own row. */
export function createConversationStore({ pool, cipher }: { pool: Pool; cipher: Cipher }): ConversationStore {
  const sealState = (id: string, state: ConversationState) => cipher.seal(JSON.stringify(state), `conversation ${id}`)

  const toConversation = (row: ConversationRow): Conversation => ({
    id: row.id,
    channel: row.channel,
    personId: row.person_id ?? undefined,
    sessionId: row.session_id ?? undefined,
    state: JSON.parse(cipher.open(row.state, `conversation ${row.id}`)),
    version: row.version,
    watermark: row.watermark
  })

  const toActivities = (row: TurnRow): StoredActivity[] => {
    const activities: Record<string, unknown>[] = JSON.parse(
      cipher.open(row.activities, turnPlace(row.conversation_id, row.last_seq))
    )
    const before = row.last_seq - activities.length
    return activities.map((activity, index) => ({ seq: before + index + 1, activity }))
  }

  const findOne = async (statement: { name: string; text: string }, values: string[]): Promise<Conversation | undefined> => {
    const { rows } = await pool.query<ConversationRow>({ ...statement, values })
    return rows[0] && toConversation(rows[0])
  }

  const findAll = async (ids: readonly string[]): Promise<(Conversation | undefined)[]> => {
    const { rows } = await pool.query<ConversationRow>({ ...FIND_ALL, values: [ids] })
    const found = new Map(rows.map(row => [row.id, row]))
    return ids.map(id => {
      const row = found.get(id)
      return row && toConversation(row)
    })
  }

  const toTurnRow = ({
    conversation: { id, version, watermark },
    state,
    at,
    messageKey,
    question,
    outcome,
    activities
  }: Turn) => {
    const lastSeq = watermark + activities.length
    const content = JSON.stringify(activities.map(({ activity }) => activity))
    const sealed = cipher.seal(content, turnPlace(id, lastSeq))
    return [id, version, lastSeq, sealState(id, state), at, fingerprint(messageKey), question, outcome, sealed]
  }
  type NewTurn = ReturnType<typeof toTurnRow>

  const commitAll = async (turns: readonly NewTurn[]): Promise<CommitResult[]> => {
    // Of two turns of one conversation the first may go in; the second was then taken too early.
    const ids = turns.map(turn => turn[0])
    const first = turns.filter((turn, index) => ids.indexOf(turn[0]) === index)
    const columns = (turns[0] ?? []).map((_, column) => first.map(turn => turn[column]))
    const { rows } = await pool.query<{ conversation_id: string }>({ ...COMMIT, values: columns })
    const moved = new Set<unknown>(rows.map(row => row.conversation_id))
    return turns.map(turn => (moved.has(turn[0]) && first.includes(turn) ? 'committed' : 'conflict'))
  }
  const commitTogether = inBatches(commitAll, COMMITS)
  const commitAlone = async (turn: NewTurn): Promise<CommitResult> => {
    try {
      return (await commitAll([turn]))[0] ?? 'conflict'
    } catch (error) {
      if (codeOf(error) === UNIQUE_VIOLATION) return 'conflict'
      throw error
    }
  }

  return {
    async open({ channel, externalId, personId, sessionId, language }, now) {
      const id = randomUUID().replaceAll('-', '')
      const state: ConversationState = { language, misses: 0, introduced: false }
      const values = [id, channel, externalId, personId, sessionId, sealState(id, state), now]
      const { rowCount } = await pool.query({ ...OPEN, values })
      if (rowCount) return { id, channel, personId, sessionId, state, version: 0, watermark: 0 }
      // Another turn, perhaps on another replica, opened the outside channel's conversation first.
      const opened = externalId && (await findOne(FIND_EXTERNAL, [channel, externalId]))
      if (!opened) throw new Error('A conversation was neither opened nor found; it was deleted in between.')
      return opened
    },

    find: inBatches(findAll, READS),
    findExternal: (channel, externalId) => findOne(FIND_EXTERNAL, [channel, externalId]),
    latestOf: (personId, channel) => findOne(LATEST, [personId, channel]),

    async bind(id, sessionId) {
      await pool.query({ ...BIND, values: [id, sessionId] })
    },

    async answered(conversationId, messageKey) {
      const { rows } = await pool.query<TurnRow>({ ...ANSWERED, values: [conversationId, fingerprint(messageKey)] })
      return rows[0] && toActivities(rows[0])
    },

    async commit(turn) {
      const { conversation, activities } = turn
      if (!activities.length || activities.some(({ seq }, index) => seq !== conversation.watermark + index + 1)) {
        throw new RangeError(`A turn holds at least one activity, numbered from ${conversation.watermark + 1} without holes.`)
      }
      const row = toTurnRow(turn)
      // What spoils one turn of a batch must not spoil the others, so each is then tried by itself.
      return commitTogether(row).catch(() => commitAlone(row))
    },

    async activitiesAfter(conversationId, after, limit) {
      // A turn holds one activity or more, so `limit` turns are always enough.
      const { rows } = await pool.query<TurnRow>({ ...AFTER, values: [conversationId, after, limit] })
      return rows
        .flatMap(toActivities)
        .filter(({ seq }) => seq > after)
        .slice(0, limit)
    }
  }
}

function turnPlace(conversationId: string, lastSeq: number): string {
  return `turn ${conversationId} ${lastSeq}`
}

/** Message keys are the client's own words, of any length; their fingerprint fits an index and says nothing. */
function fingerprint(messageKey: string): Buffer {
  return createHash('sha256').update(messageKey).digest()
}
