import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { processMark } from './lock.ts'

/** On a socket the port is only part of its name. */
export const SOCKET_PORT = 5432
export const SOCKET = `.s.PGSQL.${SOCKET_PORT}`
const STOP_WITHIN_MS = 30_000
const LOOK_EVERY_MS = 20

/**
 * Makes way for a new start where a former program was killed: its PostgreSQL
 * runs on without it. That one is stopped, not adopted, so that every start is
 * the same start. Call only while holding the lock of the directory.
 */
export async function stopAbandoned(cluster: string): Promise<'stopped' | 'was not running'> {
  const file = join(cluster, 'postmaster.pid')
  const content = await readFile(file, 'utf8').catch(() => '')
  const pid = Number(content.split('\n')[0])
  const mark = pid > 0 ? await processMark(pid) : undefined
  if (!mark) return 'was not running'

  if (!(await commandOf(pid)).includes(cluster)) {
    // The number now belongs to a stranger, and PostgreSQL would believe that it runs already. It disregards
    // the number of its parent, which we will be. Deleting the file would also lose its check of shared memory.
    await writeFile(file, content.replace(/^\d+/, `${process.pid}`))
    await rm(join(cluster, `${SOCKET}.lock`), { force: true })
    return 'was not running'
  }
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + STOP_WITHIN_MS
  while ((await processMark(pid)) === mark) {
    if (Date.now() > deadline) throw new Error(`The PostgreSQL of a former program (process ${pid}) does not stop.`)
    await wait(LOOK_EVERY_MS)
  }
  return 'stopped'
}

/** Waits until server `pid` has said that it takes connections; `false` when it is gone before. */
export async function isReady(cluster: string, pid: number | undefined, gone: () => boolean): Promise<boolean> {
  while (!gone()) {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    // A killed server leaves its file behind, "ready" and all: only our own server's word counts.
    if (lines[0] === `${pid}` && lines[7]?.trim() === 'ready' && !gone()) return true
    await wait(LOOK_EVERY_MS)
  }
  return false
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  const found = await promisify(execFile)('ps', ['-o', 'command=', '-p', `${pid}`]).catch(() => ({ stdout: '' }))
  return found.stdout
}
