import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'

/**
 * Takes a directory for this process alone; the returned function gives it back.
 * The lock is a file that names its holder, so that a holder who was killed
 * does not keep anybody out.
 *
 * @throws when a living process has it.
 */
export async function takeLock(file: string): Promise<() => Promise<void>> {
  const me = await processMark(process.pid)
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${me}`, { mode: 0o600 })
  try {
    // A link appears whole or not at all, and fails when the name is taken.
    while (!(await succeeds(link(draft, file), 'EEXIST'))) await removeDead(file, draft)
  } finally {
    await rm(draft, { force: true })
  }
  return () => rm(file, { force: true })
}

async function removeDead(file: string, draft: string): Promise<void> {
  const holder = await readFile(file, 'utf8').catch(() => undefined)
  if (holder === undefined) return
  const pid = Number(holder.split(' ')[0])
  if ((await processMark(pid)) === holder) {
    throw new Error(
      `This data directory is in use by another program (process ${pid}). Stop that one first, or choose another directory.`
    )
  }
  const aside = `${draft}.dead`
  if (!(await succeeds(rename(file, aside), 'ENOENT'))) return
  // Somebody may have cleared the dead lock and taken a new one since we read it: then theirs goes back.
  if ((await readFile(aside, 'utf8')) !== holder) await succeeds(link(aside, file), 'EEXIST')
  await rm(aside, { force: true })
}

async function succeeds(attempt: Promise<unknown>, failure: string): Promise<boolean> {
  try {
    await attempt
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === failure) return false
    throw error
  }
}

/**
 * What tells this process from every other, also from a later one with the same
 * number (in a container it is always number 1): on Linux its start time since
 * boot, and which boot. Undefined when no such process lives.
 */
export async function processMark(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined
  if (process.platform !== 'linux') return `${pid}`
  try {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8')
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    // The name in brackets may hold blanks; the fields after it are state (3rd) … start time (22nd).
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : `${pid} ${boot.trim()} ${fields[19]}`
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
