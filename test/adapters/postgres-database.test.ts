import { openDatabase } from '../../src/adapters/postgres/database.ts'
import { emptyDatabase } from '../support/database.ts'
import { silentLog } from '../support/silent-log.ts'
import { until } from '../support/until.ts'

describe('the database', () => {
  let server: { url: string; drop(): Promise<void> }
  beforeEach(async () => {
    server = await emptyDatabase()
  })
  afterEach(() => server.drop())

  it('is brought up to date once, however many replicas start at the same time', async () => {
    const messages: string[] = []
    const log = { ...silentLog, info: (_: object, message: string) => messages.push(message) }
    const replicas = [1, 2, 3].map(() => openDatabase({ url: server.url, log }))

    await Promise.all(replicas.map(replica => replica.migrate()))
    const first = messages.length
    await Promise.all(replicas.map(replica => replica.migrate()))

    const applied = await replicas[0]?.pool.query('select count(*) from kysely_migration')
    expect(applied?.rows).toEqual([{ count: first }])
    expect(messages).toHaveLength(first)
    await Promise.all(replicas.map(replica => replica.close()))
  })

  it('gives counts as numbers, and leaves decimals exact', async () => {
    const database = openDatabase({ url: server.url, log: silentLog })

    expect((await database.pool.query('select 9007199254740991::bigint as n, 1.5::numeric as d')).rows).toEqual([
      { n: Number.MAX_SAFE_INTEGER, d: '1.5' }
    ])
    await database.close()
  })

  it('is up when it answers and has every table, and not when a migration is missing or it is gone', async () => {
    const gone = new URL(server.url)
    gone.pathname = '/no_such_database'
    const [database, missing] = [server.url, gone.href].map(url => openDatabase({ url, log: silentLog }))

    expect(await database?.state()).toBe('not-migrated')
    await database?.migrate()
    expect(await database?.state()).toBe('up')
    await database?.pool.query("delete from kysely_migration where name like '0002%'")
    expect(await database?.state()).toBe('not-migrated')
    expect(await missing?.state()).toBe('down')
    await expect(missing?.migrate()).rejects.toThrow('does not exist')
    await Promise.all([database?.close(), missing?.close()])
  })

  it('outlives a connection that is lost while idle', async () => {
    const warnings: object[] = []
    const database = openDatabase({ url: server.url, log: { ...silentLog, warn: fields => warnings.push(fields) } })
    const killer = openDatabase({ url: server.url, log: silentLog })
    const { rows } = await database.pool.query('select pg_backend_pid() as pid')

    await killer.pool.query('select pg_terminate_backend($1)', [rows[0].pid])
    await until(() => warnings.length === 1, 'the loss is logged')

    expect(warnings).toEqual([{ code: '57P01' }])
    expect(await database.state()).toBe('not-migrated')
    await Promise.all([database.close(), killer.close()])
  })

  it('lets no statement run on for ever', async () => {
    const database = openDatabase({ url: server.url, log: silentLog })

    expect((await database.pool.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '10s' }])
    await database.close()
  })

  it('is left without a connection of ours once it is closed', async () => {
    const database = openDatabase({ url: server.url, log: silentLog })
    let [connected, ended] = [0, 0]
    database.pool.on('connect', client => {
      connected++
      client.once('end', () => ended++)
    })
    await Promise.all([1, 2, 3].map(() => database.pool.query('select pg_sleep(0.01)')))

    await database.close()

    expect([connected, ended]).toEqual([3, 3])
  })
})
