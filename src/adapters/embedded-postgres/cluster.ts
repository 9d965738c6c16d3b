import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { exists, type Programs } from './programs.ts'
import type { Runner } from './runner.ts'

/** The one database user; it owns everything in a cluster of ours. */
export const SUPERUSER = 'postgres'

export interface Cluster {
  readonly directory: string
  readonly password: string
}

/** The cluster in `home` and its password; made on first use, with a password of its own. */
export async function openCluster(home: string, programs: Programs, runner: Runner | undefined): Promise<Cluster> {
  const directory = join(home, 'cluster')
  const passwordFile = join(home, 'password')
  if (!(await exists(directory))) await makeCluster(home, directory, passwordFile, programs, runner)
  try {
    return { directory, password: await readFile(passwordFile, 'utf8') }
  } catch (cause) {
    throw new Error(`The database in ${home} is there but its password file cannot be read.`, { cause })
  }
}

async function makeCluster(
  home: string,
  directory: string,
  passwordFile: string,
  programs: Programs,
  runner: Runner | undefined
) {
  // Made beside and then renamed, so that a cluster cut short is never taken for a whole one.
  const draft = join(home, 'cluster-draft')
  const draftPassword = join(home, 'password-draft')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  await writeFile(passwordFile, password, { mode: 0o600 })
  await writeFile(draftPassword, password, { mode: 0o600 })
  try {
    if (runner) for (const path of [draft, draftPassword]) await chown(path, runner.uid, runner.gid)
    const choices = ['--username', SUPERUSER, '--auth', 'scram-sha-256', '--pwfile', draftPassword]
    const language = ['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C']
    await promisify(execFile)(programs.initdb, ['--pgdata', draft, ...choices, ...language], { ...runner, cwd: home })
  } catch (cause) {
    throw new Error(`Could not make a database in ${home}. To use a PostgreSQL of your own, set DATABASE_URL.`, { cause })
  } finally {
    await rm(draftPassword, { force: true })
  }
  await rename(draft, directory)
}
