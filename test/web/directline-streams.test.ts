import { EventEmitter, once } from 'node:events'
import type { WebSocket } from 'ws'
import { type DirectLineServer, startDirectLine } from '../support/direct-line-server.ts'
import { until } from '../support/until.ts'

let server: DirectLineServer

beforeAll(async () => {
  server = await startDirectLine({ heartbeatMs: 300 })
})
afterEach(async () => {
  for (const other of others.splice(0)) await other.stop()
})
afterAll(() => server.stop())

/** A server of a test's own. */
const others: DirectLineServer[] = []
async function startAnother(settings?: Parameters<typeof startDirectLine>[0]): Promise<DirectLineServer> {
  const other = await startDirectLine(settings)
  others.push(other)
  return other
}

const streamUrl = (conversationId: string, token: string, watermark = 0, host = server) =>
  `${host.url.replace('http', 'ws')}/v3/directline/conversations/${conversationId}/stream?watermark=${watermark}&t=${token}`

/** An open stream and what it has brought. */
async function listen(url: string, host = server): Promise<{ socket: WebSocket; texts: string[]; watermarks: string[] }> {
  const socket = host.stream(url)
  const texts: string[] = []
  const watermarks: string[] = []
  socket.on('message', frame => {
    const { activities, watermark } = JSON.parse(String(frame))
    texts.push(...activities.map(({ text }: { text: string }) => text))
    watermarks.push(watermark)
  })
  await once(socket, 'open')
  return { socket, texts, watermarks }
}

/** The status and code a stream is refused with. */
async function refusal(url: string): Promise<string> {
  const [, response] = await once(server.stream(url), 'unexpected-response')
  const [body] = await once(response, 'data')
  return `${response.statusCode} ${JSON.parse(String(body)).error.code}`
}

describe('a stream', () => {
  it('brings what is lacking after its watermark, and then what is new, with the watermark to come back with', async () => {
    const { conversationId, token } = await server.generate()
    await server.say(conversationId, token, 'one')
    const stream = await listen(streamUrl(conversationId, token, 1))
    await until(() => stream.texts.length === 1, 'what was lacking')
    await server.say(conversationId, token, 'two')
    await until(() => stream.texts.length === 3, 'what is new')
    expect(stream.texts).toEqual(['You said: one', 'two', 'You said: two'])
    expect(stream.watermarks).toEqual(['2', '4'])
  })

  it('brings a long conversation page by page', async () => {
    const { conversationId, token } = await server.generate()
    for (let turn = 0; turn < 60; turn++) await server.say(conversationId, token, `${turn}`)
    const stream = await listen(streamUrl(conversationId, token))
    await until(() => stream.texts.length === 120, 'all of it')
    expect(stream.watermarks).toEqual(['100', '120'])
  })

  it('brings everything to each of many that join and speak at once', async () => {
    const { conversationId, token } = await server.generate()
    const joining = Promise.all([0, 1, 2, 3, 4].map(watermark => listen(streamUrl(conversationId, token, watermark))))
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(text => server.say(conversationId, token, text)))
    const streams = await joining
    await until(() => streams.every(({ texts }, index) => texts.length === 10 - index), 'all of it, everywhere')
    for (const [index, { texts }] of streams.entries()) expect(texts).toEqual(streams[0]?.texts.slice(index))
  })

  it('brings what is said while an earlier read is under way', async () => {
    const store = new EventEmitter()
    let reads = 0
    const other = await startAnother({
      aroundRead: async read => {
        const found = await read()
        if (++reads > 1) return found
        store.emit('has read')
        await once(store, 'may answer')
        return found
      }
    })
    const { conversationId, token } = await other.generate()
    const hasRead = once(store, 'has read')
    const stream = await listen(streamUrl(conversationId, token, 0, other), other)
    await hasRead
    await other.say(conversationId, token, 'meanwhile')
    store.emit('may answer')
    await until(() => stream.texts.length === 2, 'what was said meanwhile')
  })

  it('costs nothing any more when it is closed', async () => {
    let reads = 0
    const other = await startAnother({
      aroundRead: read => {
        reads++
        return read()
      }
    })
    const { conversationId, token } = await other.generate()
    const stream = await listen(streamUrl(conversationId, token, 0, other), other)
    stream.socket.close()
    await until(async () => {
      const before = reads
      await other.say(conversationId, token, 'hej')
      return reads === before
    }, 'a message for which nobody reads')
    expect(reads).toBeGreaterThan(0)
  })

  it('stays open over empty frames', async () => {
    const { conversationId, token } = await server.generate()
    const stream = await listen(streamUrl(conversationId, token))
    stream.socket.send('')
    await server.say(conversationId, token, 'hej')
    await until(() => stream.texts.length === 2, 'the answer')
    expect(stream.socket.readyState).toBe(stream.socket.OPEN)
  })

  it('ends with the token it was opened with', async () => {
    const other = await startAnother({ heartbeatMs: 300 })
    const { conversationId, token } = await other.generate()
    const { socket } = await listen(streamUrl(conversationId, token, 0, other), other)
    other.pass(30)
    const [code, reason] = await once(socket, 'close')
    expect([code, String(reason)]).toEqual([1008, 'TokenExpired'])
  })

  it('brings nothing any more once the session has ended', async () => {
    const { cookie, session } = await server.signIn('person-ends')
    const { conversationId, token } = await server.generate(cookie)
    const stream = await listen(streamUrl(conversationId, token))
    const again = await server.generate((await server.signIn('person-ends')).cookie)
    await server.identities.signOut(session.id)
    const closed = once(stream.socket, 'close')
    await server.say(conversationId, again.token, 'from another device')
    expect(String((await closed)[1])).toBe('SessionEnded')
    expect(stream.texts).toEqual([])
  })

  it('gives way, the oldest first, when a conversation has more than eight', async () => {
    const { conversationId, token } = await server.generate()
    const first = await listen(streamUrl(conversationId, token))
    const closed = once(first.socket, 'close')
    const others = await Promise.all(Array.from({ length: 8 }, () => listen(streamUrl(conversationId, token))))
    expect(String((await closed)[1])).toBe('TooManyStreams')
    expect(others.map(({ socket }) => socket.readyState)).toEqual(others.map(({ socket }) => socket.OPEN))
  })

  it('is dropped when nobody answers at the other end any more', async () => {
    const { conversationId, token } = await server.generate()
    const silent = server.stream(streamUrl(conversationId, token), { autoPong: false })
    const [code] = await once(silent, 'close')
    expect(code).toBe(1006)
  })

  it('is dropped when its reader is too slow, who then catches up', async () => {
    const other = await startAnother()
    const { conversationId, token } = await other.generate()
    const slow = await listen(streamUrl(conversationId, token, 0, other), other)
    slow.socket.pause()
    for (let turn = 0; turn < 40; turn++) await other.say(conversationId, token, `${turn} ${'x'.repeat(200_000)}`)
    const closed = once(slow.socket, 'close')
    slow.socket.resume()
    await closed
    const seen = slow.texts.length
    expect(seen).toBeLessThan(80)
    const back = await listen(streamUrl(conversationId, token, Number(slow.watermarks.at(-1) ?? 0), other), other)
    await until(() => seen + back.texts.length === 80, 'the rest')
  })

  it('is refused with the reason', async () => {
    const mine = await server.generate()
    const yours = await server.generate()
    expect(await refusal(streamUrl(mine.conversationId, yours.token))).toBe('403 NotAllowed')
    expect(await refusal(streamUrl(mine.conversationId, 'nonsense'))).toBe('403 BadToken')
    expect(await refusal(streamUrl(mine.conversationId, ''))).toBe('401 MissingToken')
    expect(await refusal(streamUrl(mine.conversationId, mine.token, -1))).toBe('400 BadArgument')
    expect(await refusal(`${server.url.replace('http', 'ws')}/elsewhere`)).toBe('404 NotFound')
  })

  it('reads again by itself when the store could not be read', async () => {
    const { conversationId, token } = await server.generate()
    await server.say(conversationId, token, 'hej')
    await server.pool.query('alter table turns rename to turns_away')
    const stream = await listen(streamUrl(conversationId, token))
    await until(() => server.logged.some(line => line.includes('could not read for open chats')), 'a read fails')
    await server.pool.query('alter table turns_away rename to turns')
    await until(() => stream.texts.length === 2, 'what was said')
  })

  it('brings what another replica stored', async () => {
    const { conversationId, token } = await server.generate()
    const stream = await listen(streamUrl(conversationId, token))
    await storeElsewhere(conversationId, 'from another replica')
    await server.pool.query("select pg_notify('live_updates', $1)", [`another-replica ${conversationId}`])
    await until(() => stream.texts.includes('from another replica'), 'what was stored')
  })

  it('brings what another replica stored while nothing could be heard from it', async () => {
    const { conversationId, token } = await server.generate()
    const stream = await listen(streamUrl(conversationId, token))
    await storeElsewhere(conversationId, 'unheard')
    await server.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%live updates' and datname = current_database()"
    )
    await until(() => stream.texts.includes('unheard'), 'what was stored')
  })
})

/** A turn that nobody on this replica took or announced. */
async function storeElsewhere(conversationId: string, text: string): Promise<void> {
  const conversation = await server.conversations.find(conversationId)
  if (!conversation) throw new Error('there is no such conversation')
  const activities = [{ seq: conversation.watermark + 1, activity: { type: 'message', text } }]
  await server.conversations.commit({
    conversation,
    messageKey: text,
    state: conversation.state,
    outcome: 'answered',
    at: server.now(),
    activities
  })
}

describe('a replica that closes', () => {
  it('finishes the turn under way, takes no new one, and tells clients to connect anew', async () => {
    const bot = new EventEmitter()
    const other = await startAnother({
      around: echo => async context => {
        bot.emit('asked')
        await once(bot, 'may answer')
        await echo(context)
      }
    })
    const { conversationId, token } = await other.generate()
    const stream = await listen(streamUrl(conversationId, token, 0, other), other)
    const farewell = once(stream.socket, 'close')
    const asked = once(bot, 'asked')
    const underWay = other.say(conversationId, token, 'hej')
    await asked
    const closed = other.directLine.close()
    const late = await other.say(conversationId, token, 'too late')
    bot.emit('may answer')
    await closed
    expect((await underWay).body.id).toBe(`${conversationId}|0000001`)
    expect([late.status, late.body.error.code]).toEqual([503, 'Restarting'])
    expect((await farewell)[0]).toBe(1012)
  })
})
