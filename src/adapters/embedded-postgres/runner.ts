import { createHash } from 'node:crypto'
import { chmod, mkdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The user who runs PostgreSQL in our place; PostgreSQL refuses to be run by root. */
export interface Runner {
  readonly uid: number
  readonly gid: number
}

/** `nobody` when we are root; undefined when we may run PostgreSQL ourselves. */
export async function findRunner(): Promise<Runner | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const [, , uid, gid] =
    users
      .split('\n')
      .find(line => line.startsWith('nobody:'))
      ?.split(':') ?? []
  if (uid === undefined || gid === undefined) {
    throw new Error(
      'PostgreSQL will not run as root, and there is no user "nobody" to run it. Start as another user, or set DATABASE_URL.'
    )
  }
  // Some systems write nobody's number as -2; the kernel wants it unsigned.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
}

/**
 * Makes the folder the cluster lives in and returns its path: `postgres` in
 * `dataDir`, unless PostgreSQL has to run as another user who cannot get there
 * (a checkout in root's own home, say). Then it is a folder of the system's
 * for data that must last, named by the data directory it stands for.
 */
export async function makeHome(dataDir: string, runner: Runner | undefined): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const real = await realpath(dataDir)
  const elsewhere = join('/var/lib/naeste-skridt', createHash('sha256').update(real).digest('hex').slice(0, 16))
  const home = !runner || (await everybodyMayReach(real)) ? join(real, 'postgres') : elsewhere
  await mkdir(home, { recursive: true, mode: 0o711 })
  // What is ours in there is closed file by file; the other user only needs to pass.
  if (runner) for (const folder of home === elsewhere ? [dirname(home), home] : [home]) await chmod(folder, 0o711)
  return home
}

/** Whether any user of this machine may get to and read this folder. */
export async function everybodyMayReach(folder: string): Promise<boolean> {
  const { mode } = await stat(folder)
  if ((mode & 0o005) !== 0o005) return false
  for (let above = dirname(folder); ; above = dirname(above)) {
    if (((await stat(above)).mode & 0o001) === 0) return false
    if (above === dirname(above)) return true
  }
}
