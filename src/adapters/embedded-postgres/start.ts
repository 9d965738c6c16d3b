import { join } from 'node:path'
import type { Log } from '../../ports/log.ts'
import { openCluster, SUPERUSER } from './cluster.ts'
import { takeLock } from './lock.ts'
import { stopAbandoned } from './postmaster.ts'
import { findPrograms } from './programs.ts'
import { findRunner, makeHome } from './runner.ts'
import { type Address, startServer, stopServer } from './server.ts'

/** A PostgreSQL that runs as long as we do. */
export interface EmbeddedPostgres {
  /** Where to connect, password included: never log it. */
  readonly url: string
  /** The folder with everything that belongs to it. */
  readonly home: string
  /** Ends connections, writes everything down and stops; safe to call again, and after a crash. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that came with npm on `dataDir`, for newcomers and
 * tests; production names its own with DATABASE_URL. What is committed survives
 * a loss of power. Only this machine can connect, and only with the password.
 *
 * @throws when another program uses the directory, or this platform has no PostgreSQL.
 */
export async function startEmbeddedPostgres({ dataDir, log }: { dataDir: string; log: Log }): Promise<EmbeddedPostgres> {
  const runner = await findRunner()
  const home = await makeHome(dataDir, runner)
  const release = await takeLock(join(home, 'in-use-by'))
  try {
    const programs = await findPrograms(home, runner)
    const cluster = await openCluster(home, programs, runner)
    if ((await stopAbandoned(cluster.directory)) === 'stopped') log.warn({}, 'stopped the database of a program that was killed')
    const server = await startServer(home, cluster, programs, runner)
    log.info({ home }, 'embedded database started')

    let stopping: Promise<void> | undefined
    server.process.once('exit', code => {
      if (!stopping) log.error({ code }, 'the embedded database ended by itself')
    })
    const stop = () => {
      stopping ??= stopServer(server).finally(release)
      return stopping
    }
    return { url: urlTo(server.address, cluster.password), home, stop }
  } catch (error) {
    await release()
    throw error
  }
}

function urlTo({ host, port }: Address, password: string): string {
  const url = new URL(`postgresql://${SUPERUSER}:${password}@localhost:${port}/postgres`)
  // A folder cannot stand where the host stands; every PostgreSQL client reads it from here instead.
  if (host.startsWith('/')) url.searchParams.set('host', host)
  else url.hostname = host
  return url.href
}
