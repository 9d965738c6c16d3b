import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { type Database, openDatabase } from '../../src/adapters/postgres/database.ts'
import { createLiveUpdates, type PostgresLiveUpdates } from '../../src/adapters/postgres/live-updates.ts'
import { freshDatabase } from '../support/database.ts'
import { silentLog } from '../support/silent-log.ts'
import { until } from '../support/until.ts'

describe('live updates between two replicas', () => {
  let server: { url: string; drop(): Promise<void> }
  let database: Database
  let here: PostgresLiveUpdates
  let there: PostgresLiveUpdates

  beforeEach(async () => {
    server = await freshDatabase()
    database = openDatabase({ url: server.url, log: silentLog })
    here = createLiveUpdates({ url: server.url, pool: database.pool, log: silentLog })
    there = createLiveUpdates({ url: server.url, pool: database.pool, log: silentLog })
    await Promise.all([here.listening, there.listening])
  })
  afterEach(async () => {
    await Promise.all([here.close(), there.close()])
    await database.close()
    await server.drop()
  })

  it('tells our own listeners at once, and the other replica soon', async () => {
    const [own, other] = [heardBy(here), heardBy(there)]

    here.announce('conversation-1')

    expect(own).toEqual(['conversation-1'])
    await until(() => other.includes('conversation-1'), 'the other replica hears it')
  })

  it('tells nobody twice', async () => {
    const [own, other] = [heardBy(here), heardBy(there)]

    here.announce('conversation-1')
    // What the other replica says afterwards arrives after our own signal came back.
    await until(() => other.length > 0, 'the other replica hears it')
    there.announce('conversation-2')
    await until(() => own.length > 1, 'we hear the other replica')

    expect(own).toEqual(['conversation-1', 'conversation-2'])
    expect(other).toEqual(['conversation-1', 'conversation-2'])
  })

  it('sends thousands of announcements in few signals, and loses none', async () => {
    const other = heardBy(there)
    const ids = Array.from({ length: 5_000 }, (_, index) => `${index}`.padStart(32, '0'))
    const signals: unknown[] = []
    const query = database.pool.query.bind(database.pool)
    database.pool.query = ((statement: unknown) => {
      signals.push(statement)
      return query(statement as string)
    }) as typeof database.pool.query

    for (const id of ids) here.announce(id)
    await until(() => other.length >= ids.length, 'all are heard')

    expect(other.toSorted()).toEqual(ids)
    expect(signals.length).toBeLessThan(30)
  })

  it('stops telling a listener that left, and tells the others when one fails', async () => {
    const left: string[] = []
    const leave = here.listen(id => left.push(id))
    here.listen(() => {
      throw new Error('a broken socket')
    })
    const other = heardBy(here)
    leave()

    here.announce('conversation-1')

    expect(left).toEqual([])
    expect(other).toEqual(['conversation-1'])
  })

  it('listens again after its connection was cut, and asks listeners to catch up', async () => {
    const other = heardBy(there)
    let missed = 0
    there.listen(
      () => undefined,
      () => missed++
    )

    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%live updates' and datname = current_database()"
    )
    await until(() => missed === 1, 'listeners are asked to catch up')

    here.announce('conversation-after')
    await until(() => other.includes('conversation-after'), 'announcements arrive again')
  })

  it('has sent everything that was announced before closing once it is closed', async () => {
    const other = heardBy(there)
    here.announce('conversation-first')
    here.announce('conversation-last')
    await here.close()
    await database.close()

    await until(() => other.includes('conversation-last'), 'the last announcement arrives')
    database = openDatabase({ url: server.url, log: silentLog })
  })

  it('tells the other replica later when the database failed at first', async () => {
    const other = heardBy(there)
    const query = database.pool.query
    database.pool.query = (() => {
      database.pool.query = query
      return Promise.reject(new Error('the database is away'))
    }) as unknown as typeof database.pool.query

    here.announce('conversation-1')
    here.announce('conversation-2')

    await until(() => other.length === 2, 'both arrive')
    expect(other.toSorted()).toEqual(['conversation-1', 'conversation-2'])
  })

  it('can be closed before it ever connected', async () => {
    const nowhere = createLiveUpdates({ url: 'postgresql://nobody@127.0.0.1:1/none', pool: database.pool, log: silentLog })
    await nowhere.close()
  })
})

describe('a listening connection that dies without a word', () => {
  it('is noticed by its heartbeat and replaced', async () => {
    const server = await freshDatabase()
    const database = openDatabase({ url: server.url, log: silentLog })
    const wire = await cuttableWire(server.url)
    const updates = createLiveUpdates({ url: wire.url, pool: database.pool, log: silentLog, heartbeatMs: 100 })
    await updates.listening
    let missed = 0
    updates.listen(
      () => undefined,
      () => missed++
    )

    wire.goSilent()
    await until(() => missed === 1, 'it listens again')

    await updates.close()
    wire.close()
    await database.close()
    await server.drop()
  })
})

function heardBy(updates: PostgresLiveUpdates): string[] {
  const heard: string[] = []
  updates.listen(id => heard.push(id))
  return heard
}

/** A TCP wire to the database whose present connections can fall silent without closing. */
async function cuttableWire(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const socketFolder = target.searchParams.get('host')
  const sockets: Socket[] = []
  const wire = createServer(client => {
    const database = socketFolder
      ? connect(`${socketFolder}/.s.PGSQL.${target.port}`)
      : connect(Number(target.port), target.hostname)
    sockets.push(client, database)
    for (const socket of [client, database]) socket.on('error', () => undefined)
    client.pipe(database).pipe(client)
  }).listen(0, '127.0.0.1')
  await once(wire, 'listening')

  const url = new URL(databaseUrl)
  url.searchParams.delete('host')
  const address = wire.address()
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return {
    url: url.href,
    goSilent() {
      for (const socket of sockets) socket.unpipe()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      wire.close()
    }
  }
}
