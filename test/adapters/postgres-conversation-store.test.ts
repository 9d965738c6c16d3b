import { randomBytes } from 'node:crypto'
import { createCipher } from '../../src/adapters/postgres/cipher.ts'
import { createConversationStore } from '../../src/adapters/postgres/conversation-store.ts'
import { type Database, openDatabase } from '../../src/adapters/postgres/database.ts'
import type { Conversation, ConversationStore, StoredActivity, Turn } from '../../src/ports/conversation-store.ts'
import { freshDatabase } from '../support/database.ts'
import { silentLog } from '../support/silent-log.ts'

const now = new Date('2027-03-01T08:00:00Z')
const cipher = createCipher([{ id: 'test', key: Buffer.alloc(32, 1) }])

describe('conversations in PostgreSQL', () => {
  let server: { url: string; drop(): Promise<void> }
  let database: Database
  let store: ConversationStore

  beforeAll(async () => {
    server = await freshDatabase()
    database = openDatabase({ url: server.url, log: silentLog })
    store = createConversationStore({ pool: database.pool, cipher })
  })
  afterAll(async () => {
    await database.close()
    await server.drop()
  })

  const open = () => store.open({ channel: 'web', personId: 'person-1', sessionId: 'session-1', language: 'ar' }, now)

  it('finds a conversation as it was opened', async () => {
    const opened = await open()

    expect(opened).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      channel: 'web',
      personId: 'person-1',
      sessionId: 'session-1',
      state: { language: 'ar', misses: 0, introduced: false },
      version: 0,
      watermark: 0
    })
    expect(await store.find(opened.id)).toEqual(opened)
    expect(await store.find('unknown')).toBeUndefined()
  })

  it('keeps message, answers, outcome and state of a turn', async () => {
    const opened = await open()
    const state = { language: 'da', misses: 2, introduced: true, lastQuestion: 'plan', shownItems: ['item-7'] } as const

    expect(await store.commit({ ...aTurn(opened, 'message-1'), state, question: 'plan' })).toBe('committed')

    expect(await store.find(opened.id)).toEqual({ ...opened, state, version: 1, watermark: 2 })
    expect(await store.activitiesAfter(opened.id, 0, 50)).toEqual(aTurn(opened, 'message-1').activities)
    const { rows } = await database.pool.query('select question, outcome, at from turns where conversation_id = $1', [opened.id])
    expect(rows).toEqual([{ question: 'plan', outcome: 'answered', at: now }])
  })

  it('gives the stored answer when the same message comes again, and nothing for a new one', async () => {
    const opened = await open()
    await store.commit(aTurn(opened, 'message-1'))

    expect(await store.answered(opened.id, 'message-1')).toEqual(aTurn(opened, 'message-1').activities)
    expect(await store.answered(opened.id, 'message-2')).toBeUndefined()
    expect(await store.answered((await open()).id, 'message-1')).toBeUndefined()
  })

  it('takes a message key of any length', async () => {
    const opened = await open()
    const key = randomBytes(10_000).toString('hex')

    expect(await store.commit(aTurn(opened, key))).toBe('committed')
    expect(await store.answered(opened.id, key)).toHaveLength(2)
  })

  it('does not let a turn that cannot be stored spoil those that come at the same moment', async () => {
    const talks = await Promise.all(Array.from({ length: 20 }, open))
    const spoiled = { ...aTurn(await open(), 'message-1'), outcome: 'no database takes a \0' as Turn['outcome'] }

    const [refused, ...results] = await Promise.allSettled(
      [spoiled, ...talks.map(talk => aTurn(talk, 'message-1'))].map(store.commit)
    )

    expect(refused?.status).toBe('rejected')
    expect(results).toEqual(talks.map(() => ({ status: 'fulfilled', value: 'committed' })))
    expect(await store.find(spoiled.conversation.id)).toEqual(spoiled.conversation)
  })

  it('stores each of many turns once, whatever else is stored at the same moment', async () => {
    const talks = await Promise.all(Array.from({ length: 100 }, open))

    expect(await Promise.all(talks.map(talk => store.commit(aTurn(talk, 'message-1'))))).toEqual(talks.map(() => 'committed'))

    const stored = await Promise.all(talks.map(talk => store.activitiesAfter(talk.id, 0, 50)))
    expect(stored).toEqual(talks.map(talk => aTurn(talk, 'message-1').activities))
  })

  it('stores nothing of a turn taken on an old version', async () => {
    const opened = await open()
    await store.commit(aTurn(opened, 'message-1'))
    const after = await store.find(opened.id)

    expect(await store.commit(aTurn(opened, 'message-2'))).toBe('conflict')

    expect(await store.find(opened.id)).toEqual(after)
    expect(await store.answered(opened.id, 'message-2')).toBeUndefined()
    expect(await store.activitiesAfter(opened.id, 2, 50)).toEqual([])
  })

  it('stores nothing of a second turn for the same message', async () => {
    const opened = await open()
    await store.commit(aTurn(opened, 'message-1'))
    const after = await reread(opened)

    expect(await store.commit(aTurn(after, 'message-1'))).toBe('conflict')

    expect(await store.find(opened.id)).toEqual(after)
    expect(await store.activitiesAfter(opened.id, 0, 50)).toHaveLength(2)
  })

  it('stores nothing when the database fails in the middle of a turn', async () => {
    const opened = await open()
    const broken = { ...aTurn(opened, 'message-1'), at: new Date(Number.NaN) }

    await expect(store.commit(broken)).rejects.toThrow()

    expect(await store.find(opened.id)).toEqual(opened)
    expect(await store.answered(opened.id, 'message-1')).toBeUndefined()
  })

  it('refuses a turn whose activities are not numbered on from the conversation', async () => {
    const opened = await open()

    await expect(store.commit({ ...aTurn(opened, 'a'), activities: [said(2, 'hole before')] })).rejects.toThrow('numbered from 1')
    await expect(store.commit({ ...aTurn(opened, 'a'), activities: [] })).rejects.toThrow('at least one activity')
  })

  it('lets exactly one of two turns on the same version through', async () => {
    const opened = await open()

    const results = await Promise.all([store.commit(aTurn(opened, 'left')), store.commit(aTurn(opened, 'right'))])

    expect(results.toSorted()).toEqual(['committed', 'conflict'])
    expect(await store.activitiesAfter(opened.id, 0, 50)).toHaveLength(2)
  })

  it('numbers the activities of turns that race each other without holes or doubles', async () => {
    const opened = await open()
    const keys = Array.from({ length: 12 }, (_, index) => `message-${index}`)
    const commitAtLast = async (key: string): Promise<void> => {
      while ((await store.commit(aTurn(await reread(opened), key))) === 'conflict');
    }

    await Promise.all(keys.map(commitAtLast))

    expect(await reread(opened)).toMatchObject({ version: 12, watermark: 24 })
    const stored = await store.activitiesAfter(opened.id, 0, 100)
    expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1))
    expect(new Set(stored.map(({ activity }) => activity.text)).size).toBe(24)
  })

  it('gives activities after any number, oldest first, as many as asked for', async () => {
    const opened = await open()
    for (const key of ['a', 'b', 'c']) await store.commit(aTurn(await reread(opened), key))
    const numbers = async (after: number, limit: number) =>
      (await store.activitiesAfter(opened.id, after, limit)).map(({ seq }) => seq)

    expect(await numbers(0, 100)).toEqual([1, 2, 3, 4, 5, 6])
    expect(await numbers(3, 100)).toEqual([4, 5, 6])
    expect(await numbers(1, 3)).toEqual([2, 3, 4])
    expect(await numbers(6, 100)).toEqual([])
  })

  it('opens an outside conversation once, also when two messages come first', async () => {
    const openTeams = () => store.open({ channel: 'msteams', externalId: 'teams-1' }, now)

    const [one, other] = await Promise.all([openTeams(), openTeams()])

    expect(one).toEqual(other)
    expect(await openTeams()).toEqual(one)
    expect(await store.findExternal('msteams', 'teams-1')).toEqual(one)
    expect(await store.findExternal('web', 'teams-1')).toBeUndefined()
  })

  it("finds a person's latest conversation on a channel", async () => {
    const at = (minute: number) => new Date(now.getTime() + minute * 60_000)
    await store.open({ channel: 'web', personId: 'person-2' }, at(1))
    const latest = await store.open({ channel: 'web', personId: 'person-2' }, at(3))
    await store.open({ channel: 'msteams', personId: 'person-2', externalId: 'teams-2' }, at(4))
    await store.open({ channel: 'web', personId: 'person-3' }, at(5))

    expect(await store.latestOf('person-2', 'web')).toEqual(latest)
    expect(await store.latestOf('nobody', 'web')).toBeUndefined()
  })

  it('ties a conversation to a new session without disturbing a turn under way', async () => {
    const opened = await open()
    await store.bind(opened.id, 'session-2')

    expect(await store.commit(aTurn(opened, 'message-1'))).toBe('committed')
    expect((await reread(opened)).sessionId).toBe('session-2')
  })

  async function reread({ id }: Conversation): Promise<Conversation> {
    const found = await store.find(id)
    if (!found) throw new Error('the conversation is gone')
    return found
  }
})

function aTurn(conversation: Conversation, messageKey: string): Turn {
  const { watermark, state } = conversation
  const activities = [said(watermark + 1, `question ${messageKey}`), said(watermark + 2, `answer to ${messageKey}`)]
  return { conversation, messageKey, state, outcome: 'answered', at: now, activities }
}

function said(seq: number, text: string): StoredActivity {
  return { seq, activity: { type: 'message', text, attachments: [{ content: { æøå: 'أهلا' } }] } }
}
