import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { stopAbandoned } from '../../src/adapters/embedded-postgres/postmaster.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/adapters/embedded-postgres/start.ts'
import { silentLog } from '../support/silent-log.ts'
import { until } from '../support/until.ts'

describe('the embedded PostgreSQL', () => {
  const programs: ChildProcess[] = []
  const homes = new Set<string>()
  let dataDir: string

  // Making a cluster takes a second, so most tests go on with the same one.
  beforeAll(async () => {
    dataDir = await makeFolder()
  })
  afterEach(async () => {
    for (const program of programs.splice(0)) program.kill('SIGKILL')
    for (const home of homes) await stopAbandoned(join(home, 'cluster'))
  })
  afterAll(async () => {
    for (const home of homes) await rm(home, { recursive: true, force: true })
    await rm(dataDir, { recursive: true, force: true })
  })

  const start = async (log = silentLog, directory = dataDir): Promise<EmbeddedPostgres> => {
    homes.add(join(directory, 'postgres'))
    const started = await startEmbeddedPostgres({ dataDir: directory, log })
    homes.add(started.home)
    return started
  }
  const keepSomething = (url: string) => run(url, 'drop table if exists kept; create table kept as select 42 as answer')

  it('keeps its data and its password from one start to the next', async () => {
    const first = await start()
    await keepSomething(first.url)
    await first.stop()
    await first.stop()

    const second = await start()
    expect(await run(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(new URL(second.url).password).toBe(new URL(first.url).password)
    await second.stop()
  })

  it('lets in only who knows the password, which only we can read', async () => {
    const { url, home, stop } = await start()
    const wrong = new URL(url)
    wrong.password = 'guessed'

    await expect(run(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
    for (const file of ['password', 'postgres.log']) expect((await stat(join(home, file))).mode & 0o077).toBe(0)
    expect((await stat(join(home, 'cluster'))).mode & 0o077).toBe(0)
    expect(
      await run(
        url,
        "select current_setting('listen_addresses') in ('', '127.0.0.1') as closed, current_setting('fsync') as fsync"
      )
    ).toEqual([{ closed: true, fsync: 'on' }])
    await stop()
  })

  it('starts again with all its data after its server was killed', async () => {
    const errors: string[] = []
    const first = await start({ ...silentLog, error: (_, message) => errors.push(message) })
    await keepSomething(first.url)
    process.kill(await serverPid(first.home), 'SIGKILL')
    await until(() => errors.length === 1, 'the loss is noticed')
    await first.stop()

    const second = await start()
    expect(await run(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(errors).toEqual(['the embedded database ended by itself'])
    await second.stop()
  })

  it('starts although a stranger now has the number of a killed server', async () => {
    const first = await start()
    await keepSomething(first.url)
    const pid = await serverPid(first.home)
    process.kill(pid, 'SIGKILL')
    await first.stop()
    const { uid, gid } = await stat(join(first.home, 'cluster'))
    const stranger = spawn('sleep', ['60'], { uid, gid })
    programs.push(stranger)
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
      const file = join(first.home, 'cluster', name)
      await writeFile(file, (await readFile(file, 'utf8')).replace(`${pid}`, `${stranger.pid}`))
    }

    const second = await start()
    expect(await run(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
    await second.stop()
  })

  it('refuses a directory that another program uses, and leaves that program alone', async () => {
    const other = await startProgram()

    await expect(start()).rejects.toThrow(`in use by another program (process ${other.program.pid})`)

    expect(await run(other.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('refuses a directory that this program uses already, and takes it once it is free', async () => {
    const first = await start()
    await expect(start()).rejects.toThrow('in use by another program')
    await first.stop()

    await (await start()).stop()
  })

  it('lets one of many programs in that start at the same moment', async () => {
    await (await start()).stop()
    const results = await Promise.allSettled([start(), start(), start(), start()])

    const started = results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
    expect(started).toHaveLength(1)
    expect(await run(started[0]?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
    await started[0]?.stop()
  })

  it('takes over from a program that was killed, whose server runs on', async () => {
    const { program, url } = await startProgram()
    await keepSomething(url)
    program.kill('SIGKILL')
    await once(program, 'exit')
    expect(await run(url, 'select 1 as one')).toEqual([{ one: 1 }])

    const warnings: string[] = []
    const next = await start({ ...silentLog, warn: (_, message) => warnings.push(message) })

    expect(await run(next.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(warnings).toEqual(['stopped the database of a program that was killed'])
    await next.stop()
  })

  it('makes a whole cluster where a first start was cut short', async () => {
    const directory = await makeFolder()
    await mkdir(join(directory, 'postgres', 'cluster-draft'), { recursive: true })
    await writeFile(join(directory, 'postgres', 'cluster-draft', 'PG_VERSION'), 'half')

    const { url, stop } = await start(silentLog, directory)
    expect(await run(url, 'select 1 as one')).toEqual([{ one: 1 }])
    await stop()
    await rm(directory, { recursive: true })
  })

  it('says what went wrong when the data is not what it should be, and lets the directory go', async () => {
    const { home, stop } = await start()
    await stop()
    const version = join(home, 'cluster', 'PG_VERSION')
    const right = await readFile(version, 'utf8')
    await writeFile(version, '9.6\n')

    await expect(start()).rejects.toThrow(/set DATABASE_URL.*incompatible with server/s)

    await writeFile(version, right)
    await (await start()).stop()
  })

  if (process.getuid?.() === 0) {
    it('finds another home for the data when root starts it where nobody else may go', async () => {
      const directory = await makeFolder()
      await chmod(directory, 0o700)
      const { url, home, stop } = await start(silentLog, directory)

      expect(home).toMatch(/^\/var\/lib\/naeste-skridt\/[0-9a-f]{16}$/)
      expect(await run(url, 'select 1 as one')).toEqual([{ one: 1 }])
      await stop()
      const again = await start(silentLog, directory)
      expect(again.home).toBe(home)
      await again.stop()
      await rm(directory, { recursive: true })
    })
  }

  async function startProgram(): Promise<{ program: ChildProcess; url: string }> {
    const support = join(import.meta.dirname, '..', 'support')
    const program = spawn(
      process.execPath,
      ['--import', join(support, 'typescript-loader.mjs'), join(support, 'hold-database.ts'), dataDir],
      {
        stdio: ['ignore', 'pipe', 'inherit']
      }
    )
    programs.push(program)
    if (!program.stdout) throw new Error('the program has no output')
    const [line] = await once(program.stdout, 'data')
    return { program, url: String(line).trim() }
  }
})

/** Started by root, PostgreSQL runs as another user, who must get through here. */
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'embedded-'))
  await chmod(folder, 0o755)
  return folder
}

async function serverPid(home: string): Promise<number> {
  return Number((await readFile(join(home, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

async function run(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
