import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processMark } from '../../src/adapters/embedded-postgres/lock.ts'
import { stopAbandoned } from '../../src/adapters/embedded-postgres/postmaster.ts'
import { startEmbeddedPostgres } from '../../src/adapters/embedded-postgres/start.ts'
import { openDatabase } from '../../src/adapters/postgres/database.ts'
import { createTemplate, TEST_DATABASE_URL } from './database.ts'
import { silentLog } from './silent-log.ts'

const PREFIX = 'naeste-skridt-test-'

/** Starts a PostgreSQL for one test run, with a migrated template in it; `stop` leaves nothing behind. */
export async function startTestPostgres(): Promise<{ stop(): Promise<void> }> {
  await removeLeftovers()
  const dataDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
  // Started by root, PostgreSQL runs as another user, who must get through here.
  await chmod(dataDir, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDir, log: silentLog })
  process.env[TEST_DATABASE_URL] = postgres.url
  await createTemplate(async url => {
    const database = openDatabase({ url, log: silentLog })
    await database.migrate()
    await database.close()
  })
  return {
    async stop() {
      await postgres.stop()
      await rm(postgres.home, { recursive: true, force: true })
      await rm(dataDir, { recursive: true, force: true })
    }
  }
}

/** A run that was killed leaves its folder, and its server running in it. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : 0
    if (!pid || (await processMark(pid))) continue
    // What fails is another user's, or another run is clearing it away at this moment.
    await removeLeftover(join(tmpdir(), name)).catch(() => undefined)
  }
}

async function removeLeftover(folder: string): Promise<void> {
  await stopAbandoned(join(folder, 'postgres', 'cluster'))
  await rm(folder, { recursive: true, force: true })
}
