import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Where global-setup.mjs tells test files which PostgreSQL is this run's. */
export const TEST_DATABASE_URL = 'TEST_DATABASE_URL'
const TEMPLATE = 'template_migrated'

/** A migrated, empty database of a test file's own; drop it in `afterAll`. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name} template ${TEMPLATE}`)
  return { url: urlOf(name), drop: () => administer(`drop database ${name} with (force)`) }
}

/** A database without any table, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name}`)
  return { url: urlOf(name), drop: () => administer(`drop database ${name} with (force)`) }
}

/** Makes the database that `freshDatabase` copies. Nobody may be connected to it afterwards. */
export async function createTemplate(migrate: (url: string) => Promise<void>): Promise<void> {
  await administer(`create database ${TEMPLATE}`)
  await migrate(urlOf(TEMPLATE))
}

function urlOf(database: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${database}`
  return url.href
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function serverUrl(): string {
  const url = process.env[TEST_DATABASE_URL]
  if (!url) throw new Error('No test database runs. Start the tests with `npm run test:jest`, which starts one.')
  return url
}
