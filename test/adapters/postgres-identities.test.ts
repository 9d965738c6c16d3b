import { createCipher } from '../../src/adapters/postgres/cipher.ts'
import { type Database, openDatabase } from '../../src/adapters/postgres/database.ts'
import { createIdentities } from '../../src/adapters/postgres/identities.ts'
import type { Identities } from '../../src/ports/identities.ts'
import { freshDatabase } from '../support/database.ts'
import { silentLog } from '../support/silent-log.ts'
import { until } from '../support/until.ts'

const MINUTE = 60_000
const start = new Date('2027-03-01T08:00:00Z')
const minute = (minutes: number) => new Date(start.getTime() + minutes * MINUTE)

describe('sessions in PostgreSQL, ending after 20 minutes idle or 8 hours', () => {
  let server: { url: string; drop(): Promise<void> }
  let database: Database
  let identities: Identities

  beforeAll(async () => {
    server = await freshDatabase()
    database = openDatabase({ url: server.url, log: silentLog })
    const cipher = createCipher([{ id: 'test', key: Buffer.alloc(32, 1) }])
    identities = createIdentities({ pool: database.pool, cipher, limits: { idleMs: 20 * MINUTE, absoluteMs: 480 * MINUTE } })
  })
  afterAll(async () => {
    await database.close()
    await server.drop()
  })

  const signIn = (now = start) =>
    identities.signIn({ personId: 'person-1', displayName: 'Opdigtet Person', idToken: 'a.b.c' }, now)
  const storedLastSeen = async (id: string): Promise<Date | undefined> => {
    const { rows } = await database.pool.query('select last_seen_at from sessions where id = $1', [id])
    return rows[0]?.last_seen_at
  }

  const waitingWrites = async (): Promise<number> => {
    const { rows } = await database.pool.query(
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
    )
    return rows[0].count
  }

  it('knows a citizen again by token and by id', async () => {
    const { token, session } = await signIn()

    expect(session).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      personId: 'person-1',
      displayName: 'Opdigtet Person',
      signedInAt: start,
      lastSeenAt: start,
      idToken: 'a.b.c'
    })
    expect(await identities.byToken(token, minute(5))).toEqual({ ...session, lastSeenAt: minute(5) })
    expect(await identities.byId(session.id, minute(6))).toEqual({ ...session, lastSeenAt: minute(6) })
  })

  it('gives every session a token of 256 bits that is not its id, and knows no other', async () => {
    const { token, session } = await signIn()

    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect((await signIn()).token).not.toBe(token)
    for (const wrong of [session.id, '', `${token}x`, token.toUpperCase()]) {
      expect(await identities.byToken(wrong, start)).toBeUndefined()
    }
    expect(await identities.byId(token, start)).toBeUndefined()
  })

  it('lives on as long as somebody is seen in time', async () => {
    const { token, session } = await signIn()
    for (let minutes = 19; minutes < 480; minutes += 19) {
      expect(await identities.byId(session.id, minute(minutes))).toBeDefined()
    }
    expect(await identities.byToken(token, minute(479))).toBeDefined()
  })

  it('ends when idle for the limit, and a minute later at the latest', async () => {
    const { session } = await signIn()

    expect(await identities.byId(session.id, minute(21))).toBeUndefined()
  })

  it('never ends early because "last seen" is written only once a minute', async () => {
    const { session } = await signIn()
    await identities.byId(session.id, minute(0.9))
    expect(await storedLastSeen(session.id)).toEqual(start)

    expect(await identities.byId(session.id, minute(20.8))).toBeDefined()
  })

  it('writes "last seen" once a minute', async () => {
    const { session } = await signIn()
    await identities.byId(session.id, minute(1))
    await identities.byId(session.id, minute(1.5))

    expect(await storedLastSeen(session.id)).toEqual(minute(1))
  })

  it('never moves "last seen" back when two signs of life overtake each other', async () => {
    const { session } = await signIn()
    const gate = await database.pool.connect()
    await gate.query('begin')
    await gate.query('select 1 from sessions where id = $1 for update', [session.id])

    const later = identities.byId(session.id, minute(9))
    await until(async () => (await waitingWrites()) === 1, 'the later one waits at the gate')
    const earlier = identities.byId(session.id, minute(8))
    await until(async () => (await waitingWrites()) === 2, 'the earlier one waits behind it')
    await gate.query('commit')
    gate.release()
    await Promise.all([later, earlier])

    expect(await storedLastSeen(session.id)).toEqual(minute(9))
  })

  it('does not live longer because an open page looks', async () => {
    const { session } = await signIn()
    for (const at of [5, 10, 15, 20]) expect(await identities.byId(session.id, minute(at), 'looks')).toEqual(session)

    expect(await identities.byId(session.id, minute(21), 'looks')).toBeUndefined()
  })

  it('ends at the absolute limit whoever is there', async () => {
    const { token, session } = await signIn()
    for (let minutes = 19; minutes < 480; minutes += 19) await identities.byId(session.id, minute(minutes))

    expect(await identities.byId(session.id, minute(480))).toBeUndefined()
    expect(await identities.byToken(token, minute(480))).toBeUndefined()
  })

  it('knows nobody after sign-out, and leaves other sessions alone', async () => {
    const [one, other] = [await signIn(), await signIn()]
    await identities.signOut(one.session.id)

    expect(await identities.byToken(one.token, start)).toBeUndefined()
    expect(await identities.byId(one.session.id, start)).toBeUndefined()
    expect(await identities.byId(other.session.id, start)).toBeDefined()
  })

  it('forgets ended sessions at the next sign-in, and keeps the living', async () => {
    const [idle, seen] = [await signIn(), await signIn()]
    await identities.byId(seen.session.id, minute(15))
    await signIn(minute(30))

    expect(await storedLastSeen(idle.session.id)).toBeUndefined()
    expect(await storedLastSeen(seen.session.id)).toEqual(minute(15))
  })
})
