import { type Kysely, sql } from 'kysely'

/** Conversations and their turns. A turn is one row: its message, answers and outcome are kept together or not at all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('channel', 'text', column => column.notNull())
    .addColumn('external_id', 'text')
    .addColumn('person_id', 'text')
    .addColumn('session_id', 'text')
    .addColumn('state', 'bytea', column => column.notNull())
    .addColumn('version', 'integer', column => column.notNull().defaultTo(0))
    .addColumn('watermark', 'integer', column => column.notNull().defaultTo(0))
    .addColumn('opened_at', 'timestamptz', column => column.notNull())
    .addColumn('last_turn_at', 'timestamptz')
    // Every turn rewrites this row; room on its page spares the indexes.
    .modifyEnd(sql`with (fillfactor = 70)`)
    .execute()
  await db.schema
    .createIndex('conversations_external')
    .on('conversations')
    .columns(['channel', 'external_id'])
    .unique()
    .where('external_id', 'is not', null)
    .execute()
  await db.schema.createIndex('conversations_person').on('conversations').columns(['person_id', 'channel', 'opened_at']).execute()

  await db.schema
    .createTable('turns')
    .addColumn('conversation_id', 'text', column => column.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('message_key', 'bytea', column => column.notNull())
    .addColumn('last_seq', 'integer', column => column.notNull())
    .addColumn('question', 'text')
    .addColumn('outcome', 'text', column => column.notNull())
    .addColumn('at', 'timestamptz', column => column.notNull())
    .addColumn('activities', 'bytea', column => column.notNull())
    .addPrimaryKeyConstraint('turns_once', ['conversation_id', 'message_key'])
    .execute()
  await db.schema.createIndex('turns_in_order').on('turns').columns(['conversation_id', 'last_seq']).execute()
}
