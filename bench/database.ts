import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../src/adapters/embedded-postgres/start.ts'
import { createLog } from '../src/app/log.ts'

/** A PostgreSQL of the bench's own, and a folder for what the program keeps beside it. */
export interface BenchDatabase {
  readonly url: string
  readonly dataDir: string
  /** Stops it and leaves nothing behind. */
  drop(): Promise<void>
}

export async function startDatabase(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'naeste-skridt-bench-'))
  const postgres = await startEmbeddedPostgres({ dataDir, log: createLog('error') })
  return {
    url: postgres.url,
    dataDir,
    async drop() {
      await postgres.stop()
      await rm(postgres.home, { recursive: true, force: true })
      await rm(dataDir, { recursive: true, force: true })
    }
  }
}
