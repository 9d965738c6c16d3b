import type { Migration } from 'kysely'
import * as conversations from './0001-conversations.ts'
import * as sessions from './0002-sessions.ts'

/** All changes to the database, in the order of their names. One that has been released is never edited; add the next number. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-conversations': conversations,
  '0002-sessions': sessions
}
