import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import { isReady, SOCKET, SOCKET_PORT } from './postmaster.ts'
import type { Programs } from './programs.ts'
import type { Runner } from './runner.ts'

const ATTEMPTS = 5
const BETWEEN_ATTEMPTS_MS = 200
const STOP_WITHIN_MS = 20_000
/** What a socket's path may have in bytes on every system that knows them (macOS: 104). */
const LONGEST_SOCKET_PATH = 103

/** Where a server takes connections: a folder with its socket, or an address of this machine's own. */
export interface Address {
  readonly host: string
  readonly port: number
}

export interface Server {
  readonly process: ChildProcess
  readonly address: Address
}

/**
 * Starts PostgreSQL on the cluster and waits until it takes connections.
 *
 * A socket in the cluster's folder comes first: the folder keeps other users
 * out, and a question over it took a fifth less of our time than over TCP.
 * Where there is none (Windows, a long path, some shared folders), TCP.
 */
export async function startServer(
  home: string,
  cluster: Cluster,
  programs: Programs,
  runner: Runner | undefined
): Promise<Server> {
  const logFile = join(home, 'postgres.log')
  let said = ''
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const address = attempt === 0 && hasSocket(cluster) ? { host: cluster.directory, port: SOCKET_PORT } : await freeAddress()
    const output = await open(logFile, 'w', 0o600)
    const child = spawn(programs.postgres, ['-D', cluster.directory, ...settings(address)], {
      ...runner,
      cwd: cluster.directory,
      // A group of its own: Ctrl-C in a terminal must reach us only, since we stop after those who still write.
      detached: true,
      stdio: ['ignore', output.fd, output.fd]
    })
    await once(child, 'spawn').finally(() => output.close())
    if (await isReady(cluster.directory, child.pid, () => ended(child))) return { process: endWithUs(child), address }

    said = await readFile(logFile, 'utf8')
    // A port can be taken between our look and PostgreSQL's; a killed server's last children may hold its memory a moment longer.
    if (!/socket|address already in use|is still in use/i.test(said)) break
    await wait(BETWEEN_ATTEMPTS_MS)
  }
  throw new Error(`The embedded database did not start. To use a PostgreSQL of your own, set DATABASE_URL. It said:\n${said}`)
}

function hasSocket({ directory }: Cluster): boolean {
  return process.platform !== 'win32' && Buffer.byteLength(join(directory, SOCKET)) <= LONGEST_SOCKET_PATH
}

async function freeAddress(): Promise<Address> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { address, port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return { host: address, port }
}

function settings({ host, port }: Address): string[] {
  const onSocket = host.startsWith('/')
  const chosen = {
    listen_addresses: onSocket ? '' : host,
    unix_socket_directories: onSocket ? host : '',
    port,
    max_connections: 100,
    shared_buffers: '64MB',
    fsync: 'on',
    // Its log may not repeat what stood in a row or a parameter.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0
  }
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** An exit without `stopServer` (an uncaught error) must not leave a server behind. */
function endWithUs(child: ChildProcess): ChildProcess {
  const end = () => child.kill('SIGINT')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  return child
}

/** SIGINT is PostgreSQL's fast stop: it ends connections, then writes everything down. Fine after a crash, too. */
export async function stopServer({ process: child }: Server): Promise<void> {
  if (ended(child)) return
  const exit = once(child, 'exit')
  child.kill('SIGINT')
  // SIGQUIT stops at once; nothing committed is lost, the next start replays it.
  const impatience = setTimeout(() => child.kill('SIGQUIT'), STOP_WITHIN_MS)
  await exit
  clearTimeout(impatience)
}
