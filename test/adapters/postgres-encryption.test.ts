import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cipher, createCipher, type Key } from '../../src/adapters/postgres/cipher.ts'
import { createConversationStore } from '../../src/adapters/postgres/conversation-store.ts'
import { type Database, openDatabase } from '../../src/adapters/postgres/database.ts'
import { createIdentities } from '../../src/adapters/postgres/identities.ts'
import { loadOrMakeKeyFile } from '../../src/adapters/postgres/key-file.ts'
import type { Conversation } from '../../src/ports/conversation-store.ts'
import { freshDatabase } from '../support/database.ts'
import { silentLog } from '../support/silent-log.ts'

const now = new Date('2027-03-01T08:00:00Z')
const oldKey = { id: 'spring', key: Buffer.alloc(32, 1) }
const newKey = { id: 'summer', key: Buffer.alloc(32, 2) }

describe('encryption in the database', () => {
  let server: { url: string; drop(): Promise<void> }
  let database: Database

  beforeAll(async () => {
    server = await freshDatabase()
    database = openDatabase({ url: server.url, log: silentLog })
  })
  afterAll(async () => {
    await database.close()
    await server.drop()
  })

  const storeWith = (cipher: Cipher) => createConversationStore({ pool: database.pool, cipher })
  const talk = async (cipher: Cipher, text: string): Promise<Conversation> => {
    const store = storeWith(cipher)
    const conversation = await store.open({ channel: 'web', personId: 'person-1', language: 'so' }, now)
    const state = { ...conversation.state, shownItems: ['item-mødested'] }
    await store.commit({
      conversation,
      messageKey: text,
      state,
      outcome: 'answered',
      at: now,
      activities: [{ seq: 1, activity: { text } }]
    })
    return conversation
  }

  it('leaves no word, name, token or shown item readable in any table', async () => {
    await talk(createCipher([oldKey]), 'a word nobody may read')
    const identities = createIdentities({
      pool: database.pool,
      cipher: createCipher([oldKey]),
      limits: { idleMs: 60_000, absoluteMs: 60_000 }
    })
    const { token } = await identities.signIn({ personId: 'person-1', displayName: 'Opdigtet Person', idToken: 'a.b.c' }, now)

    const everything = await dump(database)

    expect(everything).toContain('person-1')
    for (const secret of ['a word nobody may read', 'Opdigtet Person', 'a.b.c', 'item-mødested', token]) {
      for (const form of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')]) {
        expect(everything).not.toContain(form)
      }
    }
  })

  it('does not read a turn or a state that was moved to another conversation', async () => {
    const cipher = createCipher([oldKey])
    const [mine, other] = [await talk(cipher, 'mine'), await talk(cipher, 'other')]
    await database.pool.query(
      'update turns set activities = (select activities from turns where conversation_id = $1) where conversation_id = $2',
      [mine.id, other.id]
    )
    await database.pool.query('update conversations set state = (select state from conversations where id = $1) where id = $2', [
      mine.id,
      other.id
    ])

    await expect(storeWith(cipher).activitiesAfter(other.id, 0, 10)).rejects.toThrow('the row was changed or moved')
    await expect(storeWith(cipher).find(other.id)).rejects.toThrow('the row was changed or moved')
    expect(await storeWith(cipher).activitiesAfter(mine.id, 0, 10)).toHaveLength(1)
  })

  it('reads what an old key wrote after a new key came first, and writes with the new one', async () => {
    const before = await talk(createCipher([oldKey]), 'before')
    const rotated = createCipher([newKey, oldKey])
    const after = await talk(rotated, 'after')

    expect(await storeWith(rotated).activitiesAfter(before.id, 0, 10)).toEqual([{ seq: 1, activity: { text: 'before' } }])
    expect(await storeWith(createCipher([newKey])).activitiesAfter(after.id, 0, 10)).toHaveLength(1)
  })

  it('says which key is missing, and when a key is not the right one', async () => {
    const { id } = await talk(createCipher([oldKey]), 'hello')
    const impostor = { id: oldKey.id, key: newKey.key }

    await expect(storeWith(createCipher([newKey])).find(id)).rejects.toThrow('key "spring", which is not among the keys')
    await expect(storeWith(createCipher([impostor])).find(id)).rejects.toThrow('Key "spring" does not open this')
  })
})

describe('a cipher', () => {
  const cipher = createCipher([oldKey])

  it('reads back what it sealed, and never seals the same way twice', () => {
    expect(cipher.open(cipher.seal('Æ أ 🙂', 'place'), 'place')).toBe('Æ أ 🙂')
    expect(cipher.seal('same', 'place')).not.toEqual(cipher.seal('same', 'place'))
  })

  it('refuses a single changed bit, wherever it is, and a shortened text', () => {
    const sealed = cipher.seal('text', 'place')
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(() => cipher.open(changed, 'place')).toThrow()
      expect(() => cipher.open(sealed.subarray(0, index), 'place')).toThrow()
    }
  })

  it('refuses keys it could not work with', () => {
    expect(() => createCipher([])).toThrow('no key')
    expect(() => createCipher([{ id: 'short', key: Buffer.alloc(16) }])).toThrow('Key "short" has 16 bytes')
    expect(() => createCipher([oldKey, { ...newKey, id: oldKey.id }])).toThrow('Two keys have the id "spring"')
    expect(() => createCipher([{ ...oldKey, id: 'with blank' }])).toThrow('key id')
  })
})

describe('a key file', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'key-file-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is made once, closed to others, and gives the same key ever after', async () => {
    const path = join(folder, 'below', 'key')
    const making: Promise<Key>[] = []
    for (let program = 0; program < 40; program++) {
      making.push(loadOrMakeKeyFile(path))
      // So that each is at another point of its work.
      await new Promise(setImmediate)
    }
    const made = await Promise.all(making)

    const key = await loadOrMakeKeyFile(path)
    expect(made).toEqual(made.map(() => key))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(key.key).toHaveLength(32)
    expect(await readFile(path, 'utf8')).not.toContain(key.id)
  })

  it('is refused when others may read it', async () => {
    const path = join(folder, 'key')
    await loadOrMakeKeyFile(path)
    await chmod(path, 0o640)

    await expect(loadOrMakeKeyFile(path)).rejects.toThrow(`chmod 600 ${path}`)
  })

  it('is refused when it holds something else', async () => {
    const path = join(folder, 'key')
    await writeFile(path, 'not a key', { mode: 0o600 })

    await expect(loadOrMakeKeyFile(path)).rejects.toThrow('does not hold a key of 32 bytes')
  })
})

/** Every row of every table of ours, as text. */
async function dump({ pool }: Database): Promise<string> {
  const tables = await pool.query("select quote_ident(tablename) as name from pg_tables where schemaname = 'public'")
  const rows = await Promise.all(tables.rows.map(({ name }) => pool.query(`select t::text as row from ${name} t`)))
  return rows.flatMap(result => result.rows.map(({ row }) => row)).join('\n')
}
