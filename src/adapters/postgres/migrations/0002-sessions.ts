import type { Kysely } from 'kysely'

/** Signed-in citizens. Of the token only its hash is here; `citizen` is encrypted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('token_hash', 'bytea', column => column.notNull().unique())
    .addColumn('person_id', 'text', column => column.notNull())
    .addColumn('citizen', 'bytea', column => column.notNull())
    .addColumn('signed_in_at', 'timestamptz', column => column.notNull())
    .addColumn('last_seen_at', 'timestamptz', column => column.notNull())
    .execute()
}
