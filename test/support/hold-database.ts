import { startEmbeddedPostgres } from '../../src/adapters/embedded-postgres/start.ts'
import { silentLog } from './silent-log.ts'

/** A program that keeps the database in the given directory running until it is killed; says its URL. */
const { url } = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', log: silentLog })
process.stdout.write(`${url}\n`)
setInterval(() => undefined, 60_000)
