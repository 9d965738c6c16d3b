import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { aProgram } from '../support/program.ts'
import { Visitor } from '../support/visitor.ts'

let home: string
beforeEach(() => {
  home = aHome()
})
afterEach(() => rmSync(home, { recursive: true }))

describe('A language file', () => {
  it('that goes away while the program runs is not missed: everything was read at the start', async () => {
    const program = await aProgram({ LOG_LEVEL: 'warn' }, home)
    try {
      await program.start()
      rmSync(join(home, 'locales'), { recursive: true })
      const citizen = new Visitor(program.url)
      await citizen.signsInAs('amina')
      await citizen.opensTheChat()
      expect((await citizen.asks('hvad er mit næste skridt?')).text).toContain('Dit næste skridt')
      expect((await citizen.asks('jeg vil dø')).text).toContain('112')
      expect((await citizen.browser.get(`${program.url}/accessibility`)).html).toContain('Hvor langt er vi?')
      expect(program.output()).not.toContain('ENOENT')
    } finally {
      await program.drop()
    }
  }, 60_000)

  it('that is missing or half written keeps the program from starting; every one is named, and nothing else was begun', () => {
    rmSync(join(home, 'locales/en/ui.json'))
    rmSync(join(home, 'locales/da/crisis-words.json'))
    rmSync(join(home, 'locales/en/crisis-words.json'))
    truncateSync(join(home, 'locales/en/plan.json'), 40)
    const { status, stderr, stdout } = startIn(home)
    expect(status).toBe(1)
    for (const [file, why] of [
      ['en/ui.json', 'is missing'],
      ['en/plan.json', 'is not whole'],
      ['en/crisis-words.json', 'is missing'],
      ['da/crisis-words.json', 'is missing']
    ]) {
      expect(stderr).toMatch(new RegExp(`locales/${file} ${why}`))
    }
    expect(stderr.split('\n')).toHaveLength(6)
    expect(stdout).toBe('')
  })

  it('is missed as soon when there is none at all', () => {
    rmSync(join(home, 'locales'), { recursive: true })
    const { status, stderr } = startIn(home)
    expect([status, stderr]).toEqual([1, expect.stringContaining('There are no Danish texts')])
    expect(stderr).not.toContain('    at ')
  })
})

/** The built program in a folder whose language files may be harmed. */
function aHome(): string {
  const path = mkdtempSync(join(tmpdir(), 'naeste-skridt-locales-'))
  mkdirSync(join(path, 'dist'))
  // The program finds its home from where its code lies, so the code is copied.
  for (const code of ['package.json', 'dist/src', 'dist/sandbox']) cpSync(code, join(path, code), { recursive: true })
  // Two languages are enough to harm.
  const wanted = (source: string) => /^locales(\/[^/]+\.json|\/(da|en)(\/.*)?)?$/.test(source)
  cpSync('locales', join(path, 'locales'), { recursive: true, filter: wanted })
  for (const name of ['node_modules', 'openapi', 'dist/client', 'dist/models']) symlinkSync(resolve(name), join(path, name))
  return path
}

function startIn(folder: string) {
  const env = { ...process.env, NODE_ENV: '', DATA_DIR: join(folder, 'data'), PORT: '0' }
  return spawnSync(process.execPath, ['dist/src/app/main.js'], { cwd: folder, env, encoding: 'utf8', timeout: 20_000 })
}
