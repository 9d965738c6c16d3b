/**
 * Makes a fresh clone ready: installs packages and builds when either is
 * missing or older than what it is made from. Needs nothing but Node and npm,
 * so that `npm start` and `npm test` are one command each.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or later is needed; this is ${process.versions.node}.`)
  process.exit(1)
}

const timeOf = path => (existsSync(path) ? statSync(path).mtimeMs : 0)

function newestBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((newest, entry) => Math.max(newest, timeOf(join(entry.parentPath ?? entry.path, entry.name))), 0)
}

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

if (timeOf('node_modules/.package-lock.json') < timeOf('package-lock.json')) {
  console.log('Installing packages …')
  run('npm', ['ci', '--no-audit', '--no-fund'])
}

const SOURCES = ['src', 'sandbox', 'client', 'locales', 'openapi', 'bench', 'scripts']
const newest = Math.max(timeOf('package-lock.json'), timeOf('tsconfig.build.json'), ...SOURCES.map(newestBelow))
if (timeOf('dist/built') < newest) {
  console.log('Building …')
  run(process.execPath, ['scripts/build.mjs'])
}
