import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { projectRoot } from '../src/app/project-root.ts'

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome']
const MODULES = join(projectRoot(), 'node_modules')

/** `/dev/shm` is small in containers, and a test browser has nothing to say to anybody else. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-gpu',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--no-sandbox'
]

interface Program {
  readonly path: string
  readonly env?: Readonly<Record<string, string>>
}

/**
 * Starts a browser for tests and benches: `CHROME_PATH`, else Chrome or Chromium on PATH,
 * else the one that comes from npm. Close it when done.
 */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findBrowser()
  return chromium.launch({ executablePath: path, args: QUIET, env: { ...definedEnvironment(), ...env } })
}

async function findBrowser(): Promise<Program> {
  const path = process.env.CHROME_PATH ?? onPath()
  return path ? { path } : fromNpm()
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.flatMap(folder => NAMES.map(name => join(folder, name))).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The Chromium that `@sparticuz/chromium` carries, unpacked once. It unpacks
 * to the temporary folder, and the libraries it leans on (libnss) only where it
 * believes to be on AWS; so it is told so, in a process and a folder of its own
 * that gets its real name when complete. Several test runs may do this at once.
 */
async function fromNpm(): Promise<Program> {
  const { version } = JSON.parse(await readFile(join(MODULES, '@sparticuz/chromium/package.json'), 'utf8')) as { version: string }
  const home = join(MODULES, '.cache', `chromium-${version}`)
  if (!existsSync(home)) await unpack(home)
  return {
    path: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') }
  }
}

async function unpack(home: string): Promise<void> {
  await mkdir(dirname(home), { recursive: true })
  const staging = await mkdtemp(`${home}-`)
  try {
    const program = "import chromium from '@sparticuz/chromium'\nawait chromium.executablePath()"
    const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { cwd: dirname(MODULES), env })
    await writeFile(join(staging, 'fonts.conf'), fontsIn(join(home, 'fonts'), '/usr/share/fonts'))
    await rename(staging, home)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    // Somebody else was quicker: theirs is complete.
    if (!existsSync(home)) throw error
  }
}

function fontsIn(...folders: readonly string[]): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${folders.map(folder => `<dir>${folder}</dir>`).join('')}</fontconfig>
`
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
