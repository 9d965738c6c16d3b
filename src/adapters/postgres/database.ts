import { Kysely, Migrator, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Log } from '../../ports/log.ts'
import { migrations } from './migrations/index.ts'

const CONNECT_WITHIN_MS = 5_000
const ANSWER_WITHIN_MS = 10_000
const INT8 = 20
const NO_SUCH_TABLE = '42P01'

/** The database, open for use by the stores in this folder. */
export interface Database {
  readonly pool: pg.Pool
  /** Brings the tables up to date; several replicas may do so at once. */
  migrate(): Promise<void>
  /** Whether a question to the database is answered just now, and, if it is, whether every migration we know has been done. */
  state(): Promise<'up' | 'not-migrated' | 'down'>
  close(): Promise<void>
}

/**
 * Opens a PostgreSQL. Nothing connects before the first question, so a database
 * that is down shows in `migrate` and `ready`, not here.
 *
 * @param connections most connections at a time; four keep two cores busy
 */
export function openDatabase({ url, log, connections = 10 }: { url: string; log: Log; connections?: number }): Database {
  const common = { connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS, keepAlive: true, types }
  const pool = new pg.Pool({
    ...common,
    max: connections,
    application_name: 'naeste-skridt',
    statement_timeout: ANSWER_WITHIN_MS,
    idle_in_transaction_session_timeout: ANSWER_WITHIN_MS
  })
  // Without a listener a connection lost while idle would end the process; the pool replaces it by itself.
  pool.on('error', error => log.warn({ code: codeOf(error) }, 'lost an idle database connection'))
  const ends = new Set<Promise<void>>()
  pool.on('connect', client => {
    const end = new Promise<void>(resolve => client.once('end', resolve))
    ends.add(end)
    end.then(() => ends.delete(end))
  })

  return {
    pool,
    // Migrations have connections of their own: they may take long, and wait for another replica's.
    migrate: () => migrate(new pg.Pool({ ...common, max: 2, application_name: 'naeste-skridt migrations' }), log),
    state: () =>
      pool.query('select name from kysely_migration').then(
        ({ rows }) => (Object.keys(migrations).every(known => rows.some(({ name }) => name === known)) ? 'up' : 'not-migrated'),
        error => (codeOf(error) === NO_SUCH_TABLE ? 'not-migrated' : 'down')
      ),
    async close() {
      await pool.end()
      // The pool says so when it has said goodbye; what stops or drops the database next needs the lines closed.
      await Promise.all(ends)
    }
  }
}

/** Counts come as bigint, which pg hands over as text; ours stay far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format))
}

async function migrate(pool: pg.Pool, log: Log): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error
    for (const { migrationName } of results ?? []) log.info({ migration: migrationName }, 'database brought up to date')
  } finally {
    await db.destroy()
  }
}

/** The SQLSTATE or system code of an error, the part that may be logged: the message can hold row content. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
