import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'

/**
 * The house as data. A folder may import from those named here, from itself,
 * and from the packages named here; folders in one step never import each other.
 */
const ROOMS: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>> = {
  domain: { rooms: [], packages: [] },
  ports: { rooms: ['domain'], packages: [] },
  text: { rooms: ['domain', 'ports'], packages: ['i18next', 'i18next-fs-backend', 'node:crypto', 'node:fs', 'node:path'] },
  understanding: { rooms: ['domain'], packages: [] },
  dialogs: { rooms: ['understanding', 'text', 'ports', 'domain'], packages: [] },
  bot: {
    rooms: ['dialogs', 'understanding', 'text', 'ports', 'domain'],
    packages: ['@microsoft/agents-hosting', '@microsoft/agents-activity', 'lru-cache']
  },
  jobs: { rooms: ['dialogs', 'understanding', 'text', 'ports', 'domain'], packages: [] },
  'adapters/plan-api': {
    rooms: ['ports', 'domain'],
    packages: ['@azure/msal-node', 'node-cache', 'cockatiel', 'ajv', 'ajv-formats', 'yaml', 'node:']
  },
  'adapters/postgres': { rooms: ['ports', 'domain'], packages: ['kysely', 'pg', 'node:'] },
  'adapters/embedded-postgres': { rooms: ['ports', 'domain'], packages: ['node:'] },
  'adapters/metrics': { rooms: ['ports', 'domain'], packages: ['prom-client', 'node:'] },
  'adapters/citizen-sign-in': { rooms: ['ports', 'domain'], packages: ['openid-client'] },
  web: {
    rooms: ['bot', 'dialogs', 'text', 'ports', 'domain'],
    packages: [
      '@microsoft/agents-hosting',
      '@microsoft/agents-activity',
      'express',
      'express-rate-limit',
      'helmet',
      'compression',
      'jose',
      'lru-cache',
      'ws',
      'node:'
    ]
  },
  app: {
    rooms: ['web', 'adapters', 'bot', 'jobs', 'dialogs', 'understanding', 'text', 'ports', 'domain'],
    packages: ['pino', 'node:']
  }
}

/** The one import that leaves the house: with nothing configured the program starts the stand-in municipality. */
const SANDBOX_DOOR = { file: 'src/app/main.ts', leadsTo: 'sandbox/start.ts' }

/** The one import by an address made up at run time: the built components of `client/`, with which the server draws the page. */
const CLIENT_DOOR = 'src/web/page/drawing.ts'

const SRC = resolve('src')
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

interface Import {
  readonly file: string
  readonly room: string
  readonly wants: string
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file))
    .map(file => join(folder, file))

const roomOf = (path: string): string => {
  const [first = '', second = ''] = relative(SRC, path).split('/')
  return first === 'adapters' ? `${first}/${second}` : first
}

const importsOf = (file: string): Import[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(match => ({
    file: relative('.', file),
    room: roomOf(file),
    wants: match[1] ?? match[2] ?? match[3] ?? ''
  }))

function fault({ file, room, wants }: Import): string | undefined {
  const allowed = ROOMS[room]
  if (!allowed) return `${file}: the room "${room}" is not in the plan of the house`
  if (wants.startsWith('.')) {
    const target = resolve(dirname(file), wants)
    if (relative('.', target).startsWith('locales/')) return undefined
    if (file === SANDBOX_DOOR.file && relative('.', target) === SANDBOX_DOOR.leadsTo) return undefined
    if (relative('.', target) === 'openapi/plan-api.d.ts' && room === 'adapters/plan-api') return undefined
    const other = roomOf(target)
    if (!target.startsWith(SRC)) return `${file} imports ${wants}, which is outside src/`
    const open =
      other === room || allowed.rooms.includes(other) || (other.startsWith('adapters/') && allowed.rooms.includes('adapters'))
    return open ? undefined : `${file} imports ${wants}; "${room}" may import only ${allowed.rooms.join(', ') || 'itself'}`
  }
  const name = builtinModules.includes(wants) ? `node:${wants}` : wants
  const open = allowed.packages.some(known => name === known || name.startsWith(known.endsWith(':') ? known : `${known}/`))
  return open
    ? undefined
    : `${file} imports the package ${wants}; "${room}" may use only ${allowed.packages.join(', ') || 'none'}`
}

const imports = filesBelow(SRC).flatMap(importsOf)

describe('the house', () => {
  it('has imports to look at', () => {
    expect(imports.length).toBeGreaterThan(100)
  })

  it('imports only towards the domain, and uses a package only where it is at home', () => {
    expect(imports.map(fault).filter(found => found !== undefined)).toEqual([])
  })

  it('finds what is forbidden', () => {
    const forbidden: Import[] = [
      { file: 'src/domain/plan.ts', room: 'domain', wants: '../text/texts.ts' },
      { file: 'src/dialogs/plan.ts', room: 'dialogs', wants: '@microsoft/agents-hosting' },
      { file: 'src/adapters/postgres/database.ts', room: 'adapters/postgres', wants: '../plan-api/limits.ts' },
      { file: 'src/web/server.ts', room: 'web', wants: '../adapters/postgres/database.ts' },
      { file: 'src/app/compose.ts', room: 'app', wants: '../../sandbox/start.ts' },
      { file: 'src/domain/plan.ts', room: 'domain', wants: 'fs' }
    ]
    expect(forbidden.map(fault).every(found => found !== undefined)).toBe(true)
  })

  it('has one door to the components of client/, and no other import that cannot be seen here', () => {
    const unseen = filesBelow(SRC).filter(file => /\bimport\(\s*[^'"\s)]/.test(readFileSync(file, 'utf8')))
    expect(unseen.map(file => relative('.', file))).toEqual([CLIENT_DOOR])
  })

  it('lets only app/ read the environment', () => {
    const readers = filesBelow(SRC).filter(file => roomOf(file) !== 'app' && /process\.env/.test(readFileSync(file, 'utf8')))
    expect(readers).toEqual([])
  })

  it('keeps dialogs within 60 lines and files within 250', () => {
    const long = ['src', 'sandbox', 'client']
      .flatMap(folder => filesBelow(folder))
      .map(file => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
      .filter(({ file, lines }) => lines > (isDialog(file) ? 60 : 250))
    expect(long).toEqual([])
  })
})

/** A dialog answers; beside it may stand what words it and what all of them share. */
function isDialog(file: string): boolean {
  return /^src\/dialogs\//.test(file) && !file.endsWith('/dialog.ts') && /\banswer ?\(/.test(readFileSync(file, 'utf8'))
}
