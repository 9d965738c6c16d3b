import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The built program with the sandbox, in a process of its own, as `npm start` starts it. */
export interface Program {
  readonly url: string
  readonly port: number
  /** Milliseconds from its start until it said that it is ready. */
  readonly readyAfterMs: number
  /** One of the numbers it gives Prometheus, now; those of all labels together. */
  number(name: string): Promise<number>
  stop(): Promise<void>
}

const MAIN = fileURLToPath(new URL('../src/app/main.js', import.meta.url))

/**
 * Starts the program on a database that is up.
 * @param settings environment beside what a bench always sets
 * @throws Error when the program ends before it is ready
 */
export async function startProgram(
  databaseUrl: string,
  dataDir: string,
  settings: Readonly<Record<string, string>> = {}
): Promise<Program> {
  const [port, metricsPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    NODE_ENV: '',
    PORT: String(port),
    PUBLIC_URL: url,
    METRICS_PORT: String(metricsPort),
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ...settings
  }
  const began = performance.now()
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  await ready(child, url)
  return {
    url,
    port,
    readyAfterMs: performance.now() - began,
    async number(name) {
      const said = await fetch(`http://127.0.0.1:${metricsPort}/metrics`)
      const lines = (await said.text()).split('\n').filter(line => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
      return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
    },
    stop: () => end(child)
  }
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  try {
    for (;;) {
      const said = await fetch(`${url}/readyz`).catch(() => undefined)
      if (said?.ok) return
      if (child.exitCode !== null) throw new Error('the program ended before it was ready')
      await wait(5)
    }
  } catch (failure) {
    await end(child)
    throw failure
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill()
  await once(child, 'exit')
}

/** A port nobody listens at just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
