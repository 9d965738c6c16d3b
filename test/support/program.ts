import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase } from './database.ts'
import { until } from './until.ts'

/** Seconds a start may take while other tests use the machine, too. */
const STARTS_WITHIN = 50

/** The built program as an operator starts it, with the sandbox, on a database of the test's own. */
export interface Program {
  readonly url: string
  readonly databaseUrl: string
  /** Everything it has written to its log and console. */
  output(): string
  start(): Promise<void>
  /** kill -9: nothing is finished, nothing is told. */
  kill(): Promise<void>
  /** SIGTERM: it finishes what is under way. Resolves with the exit code. */
  stop(): Promise<number | null>
  /** Ends it and drops its database. */
  drop(): Promise<void>
}

/**
 * Makes a program that has not been started.
 * @param settings environment beside the test's own
 * @param home folder of the built program
 */
export async function aProgram(settings: Readonly<Record<string, string>> = {}, home = '.'): Promise<Program> {
  const database = await freshDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'naeste-skridt-program-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = { ...process.env, NODE_ENV: '', DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: String(port), ...settings }
  let child: ChildProcess | undefined
  let output = ''

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
    return child.exitCode
  }

  return {
    url,
    databaseUrl: database.url,
    output: () => output,
    async start() {
      child = spawn(process.execPath, ['--enable-source-maps', 'dist/src/app/main.js'], {
        cwd: home,
        env,
        stdio: ['ignore', 'pipe', 'pipe']
      })
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
      await until(
        async () => {
          if (child?.exitCode !== null) throw new Error(`the program ended by itself:\n${output}`)
          return (await fetch(`${url}/readyz`).catch(() => undefined))?.ok ?? false
        },
        'the program is ready',
        STARTS_WITHIN
      )
    },
    async kill() {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
    async drop() {
      await end('SIGKILL')
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    }
  }
}

/** A port nobody listens at just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
