import { randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { SignJWT } from 'jose'
import { type DirectLineServer, startDirectLine } from '../support/direct-line-server.ts'
import { until } from '../support/until.ts'

let server: DirectLineServer

/** The conversations in which a turn is under way. */
const underWay: string[] = []
/** The conversations the bot was asked to open. */
const opened: string[] = []
let observe: () => void = () => undefined
/** What every greeting waits for. */
let held: Promise<unknown> = Promise.resolve()

beforeAll(async () => {
  server = await startDirectLine({
    around: bot => async context => {
      const id = String(context.activity.conversation?.id)
      if (context.activity.locale === 'tlh') throw new Error('hemmeligt')
      if (context.activity.type === 'conversationUpdate') {
        opened.push(id)
        await held
      }
      underWay.push(id)
      observe()
      await bot(context)
      underWay.splice(underWay.indexOf(id), 1)
    }
  })
})
afterAll(() => server.stop())

const read = (conversationId: string, token: string, watermark = '') =>
  server.ask('GET', `/conversations/${conversationId}/activities?watermark=${watermark}`, { token })
const textsOf = async (conversationId: string, token: string) =>
  (await read(conversationId, token)).body.activities.map(({ text }: { text: string }) => text)

/** What an activity posted to a conversation of its own comes to. */
async function post(body: unknown, headers?: Record<string, string>) {
  const { conversationId, token } = await server.generate()
  return server.ask('POST', `/conversations/${conversationId}/activities`, { token, body, headers })
}

describe('a token for the page', () => {
  const generate = (headers: Record<string, string>, body: unknown = {}) =>
    server.ask('POST', '/tokens/generate', { headers, body })

  it('lasts half an hour and gives an anonymous visitor a conversation of their own', async () => {
    const one = await server.generate()
    const other = await server.generate()
    expect(one.expires_in).toBe(1800)
    expect(one.conversationId).not.toBe(other.conversationId)
  })

  it('holds nothing but ids of our own making', async () => {
    const { cookie, session } = await server.signIn('person-claims')
    const { token, conversationId } = await server.generate(cookie)
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    expect(claims).toEqual({
      iss: 'naeste-skridt/direct-line',
      conv: conversationId,
      user: `dl_${conversationId}`,
      sid: session.id,
      iat: expect.any(Number),
      exp: claims.iat + 1800
    })
  })

  it('brings a citizen who signs in again back to their latest conversation, in the new session', async () => {
    const first = await server.generate((await server.signIn('person-returns')).cookie)
    const again = await server.signIn('person-returns')
    const { conversationId } = await server.generate(again.cookie)
    expect(conversationId).toBe(first.conversationId)
    expect((await server.conversations.find(conversationId))?.sessionId).toBe(again.session.id)
  })

  it('is not given to another site, nor to a browser that does not say where it comes from', async () => {
    const refused = { status: 403, body: { error: { code: 'NotAllowed', message: 'Ask for a token from our own page.' } } }
    expect(await generate({ origin: 'https://ondt.example' })).toMatchObject(refused)
    expect(await generate({ origin: 'null' })).toMatchObject(refused)
    expect(await generate({ origin: server.url, 'sec-fetch-site': 'cross-site' })).toMatchObject(refused)
    expect(await generate({ 'sec-fetch-site': 'same-site' })).toMatchObject(refused)
    expect(await generate({})).toMatchObject(refused)
    expect((await generate({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  it('is not given for a form, which another site could send', async () => {
    const reply = await generate({ origin: server.url, 'content-type': 'text/plain' }, '{}')
    expect(reply.status).toBe(415)
    expect(reply.body.error.code).toBe('UnsupportedMediaType')
  })

  it('remembers the language of the page, and drops one that is none', async () => {
    const { conversationId } = await server.generate(undefined, { locale: 'so' })
    const other = await server.generate(undefined, { locale: 'not a language' })
    expect((await server.conversations.find(conversationId))?.state.language).toBe('so')
    expect((await server.conversations.find(other.conversationId))?.state.language).toBeUndefined()
  })
})

describe('a conversation', () => {
  it('is new the first time and the same ever after, greeted once', async () => {
    const { conversationId, token } = await server.generate()
    const bot = new EventEmitter()
    held = once(bot, 'may greet')
    const first = await Promise.all([1, 2, 3].map(() => server.ask('POST', '/conversations', { token })))
    bot.emit('may greet')
    await server.say(conversationId, token, 'hej')
    const later = await server.ask('POST', '/conversations', { token })
    expect(first.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(later.status).toBe(200)
    expect(later.body).toEqual({
      conversationId,
      token: expect.any(String),
      expires_in: 1800,
      streamUrl: expect.stringContaining(`/v3/directline/conversations/${conversationId}/stream?watermark=0&t=`),
      referenceGrammarId: ''
    })
    expect(await textsOf(conversationId, token)).toEqual(['Welcome (no language)', 'hej', 'You said: hej'])
    expect(opened.filter(id => id === conversationId)).toHaveLength(1)
  })

  it('is joined again from a watermark, with a fresh stream', async () => {
    const { conversationId, token } = await server.generate()
    const { status, body } = await server.ask('GET', `/conversations/${conversationId}?watermark=7`, { token })
    expect(status).toBe(200)
    expect(body.streamUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/.*\?watermark=7&t=/)
  })

  it('gives what came after a watermark, and the watermark to go on from', async () => {
    const { conversationId, token } = await server.generate()
    await server.say(conversationId, token, 'one')
    await server.say(conversationId, token, 'two')
    const { body, headers } = await read(conversationId, token, '2')
    expect(body.activities.map(({ text }: { text: string }) => text)).toEqual(['two', 'You said: two'])
    expect(body.watermark).toBe('4')
    expect((await read(conversationId, token, '4')).body).toEqual({ activities: [], watermark: '4' })
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('answers messages that come at once one after another, while other conversations go on', async () => {
    const [mine, yours] = [await server.generate(), await server.generate()]
    const busy: string[][] = []
    observe = () => busy.push([...underWay])
    const sent = ['a', 'b', 'c', 'd', 'e', 'f']
    const replies = await Promise.all(
      sent.flatMap(text => [mine, yours].map(({ conversationId, token }) => server.say(conversationId, token, text)))
    )
    observe = () => undefined
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
    expect(busy.some(ids => ids.length > 1)).toBe(true)
    expect(busy.every(ids => new Set(ids).size === ids.length)).toBe(true)
  })

  it('answers a message once, however often and however fast it is sent again', async () => {
    const { conversationId, token } = await server.generate()
    const send = () => server.say(conversationId, token, 'hej', 'the-same-one')
    const copies = [...(await Promise.all([send(), send(), send()])), await send()]
    expect(new Set(copies.map(({ body }) => body.id))).toEqual(new Set([`${conversationId}|0000001`]))
    expect(await textsOf(conversationId, token)).toEqual(['hej', 'You said: hej'])
  })

  it('tells a client with too many unanswered messages to wait', async () => {
    const { conversationId, token } = await server.generate()
    const replies = await Promise.all(Array.from({ length: 60 }, (_, index) => server.say(conversationId, token, `${index}`)))
    const refused = replies.filter(({ status }) => status === 429)
    const answered = replies.filter(({ status }) => status === 200)
    expect(refused.length + answered.length).toBe(60)
    expect(answered.length).toBeGreaterThanOrEqual(20)
    expect(refused[0]?.body.error.code).toBe('TooManyRequests')
  })
})

describe('what is sent', () => {
  it('keeps the citizen’s words, and nothing the client says about who speaks where', async () => {
    const { conversationId, token } = await server.generate()
    await server.ask('POST', `/conversations/${conversationId}/activities`, {
      token,
      body: {
        type: 'message',
        text: 'hej',
        value: { ask: 'plan' },
        locale: 'da-dk',
        channelData: { clientActivityID: 'mine', personId: 'somebody-else' },
        id: 'forged',
        from: { id: 'somebody-else', name: 'Prøve Prøvesen', role: 'bot' },
        recipient: { id: 'somebody-else' },
        conversation: { id: 'another' },
        channelId: 'msteams',
        serviceUrl: 'https://ondt.example',
        deliveryMode: 'expectReplies',
        timestamp: '1999-01-01T00:00:00Z'
      }
    })
    const [message] = (await read(conversationId, token)).body.activities
    expect(message).toEqual({
      type: 'message',
      id: `${conversationId}|0000001`,
      text: 'hej',
      value: { ask: 'plan' },
      locale: 'da-DK',
      channelData: { clientActivityID: 'mine' },
      from: { id: `dl_${conversationId}`, role: 'user' },
      recipient: { id: 'naeste-skridt', name: 'Næste skridt', role: 'bot' },
      conversation: { id: conversationId },
      channelId: 'webchat',
      serviceUrl: server.url,
      timestamp: server.now().toISOString()
    })
  })

  it.each([['event'], ['typing']])('takes "%s" and leaves it at that', async type => {
    const { conversationId, token } = await server.generate()
    const { status, body } = await server.ask('POST', `/conversations/${conversationId}/activities`, { token, body: { type } })
    expect(status).toBe(200)
    expect(body.id).toEqual(expect.any(String))
    expect(await textsOf(conversationId, token)).toEqual([])
  })

  it.each([
    ['no type', { text: 'hej' }],
    ['a type citizens do not send', { type: 'conversationUpdate' }],
    ['an invoke', { type: 'invoke', name: 'adaptiveCard/action' }],
    ['a text that is a number', { type: 'message', text: 7 }],
    ['a text that is an object', { type: 'message', text: { toString: 'hej' } }],
    ['a locale that is a list', { type: 'message', text: 'hej', locale: ['da'] }],
    ['channel data that is a text', { type: 'message', text: 'hej', channelData: 'mine' }],
    ['a client id that is a number', { type: 'message', text: 'hej', channelData: { clientActivityID: 1 } }],
    ['an endless client id', { type: 'message', text: 'hej', channelData: { clientActivityID: 'x'.repeat(201) } }],
    ['a file', { type: 'message', text: 'hej', attachments: [{ contentType: 'image/png', contentUrl: 'data:,' }] }],
    ['a list', [{ type: 'message', text: 'hej' }]],
    ['null', null]
  ])('refuses %s', async (_what, body) => {
    const reply = await post(JSON.stringify(body), { 'content-type': 'application/json' })
    expect(reply.status).toBe(400)
    expect(reply.body.error.code).toBe('BadArgument')
  })

  it('refuses broken JSON, other formats and what is too large, and takes a long message', async () => {
    expect(await post('{"type": "message", "text": "he', { 'content-type': 'application/json' })).toMatchObject({
      status: 400,
      body: { error: { code: 'MalformedData', message: 'The request cannot be read.' } }
    })
    expect(await post('type=message', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({ status: 415 })
    expect(await post({ type: 'message' }, { 'content-type': 'application/json; charset=latin1' })).toMatchObject({ status: 415 })
    expect(await post({ type: 'message', text: 'x'.repeat(300_000) })).toMatchObject({
      status: 413,
      body: { error: { code: 'PayloadTooLarge' } }
    })
    expect(await post({ type: 'message', text: 'x'.repeat(100_000) })).toMatchObject({ status: 200 })
  })

  it('says clearly that files cannot be sent and that an address is unknown', async () => {
    const { conversationId, token } = await server.generate()
    const upload = await server.ask('POST', `/conversations/${conversationId}/upload?userId=me`, { token, body: {} })
    const unknown = await server.ask('GET', '/session/getsessionid', { token })
    expect([upload.status, upload.body.error.code]).toEqual([501, 'NotSupported'])
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'NotFound'])
    expect((await server.ask('GET', '/conversations/%E0%A4%A', { token })).status).toBe(400)
    expect((await read(conversationId, token, '-3')).status).toBe(400)
  })
})

describe('the way in', () => {
  /** Every request a token opens. */
  const allWith = async (token: string | undefined, conversationId: string, headers?: Record<string, string>) => {
    const message = { type: 'message', text: 'hej' }
    const replies = await Promise.all([
      server.ask('GET', `/conversations/${conversationId}/activities`, { token, headers }),
      server.ask('POST', `/conversations/${conversationId}/activities`, { token, headers, body: message }),
      server.ask('GET', `/conversations/${conversationId}`, { token, headers }),
      server.ask('POST', '/conversations', { token, headers }),
      server.ask('POST', '/tokens/refresh', { token, headers })
    ])
    return [...new Set(replies.map(({ status, body }) => `${status} ${body.error?.code ?? 'let in'}`))]
  }

  it('is closed without a token, with a forged one, and with an expired one', async () => {
    const { conversationId, token } = await server.generate()
    const [head, claims] = token.split('.')
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`
    const forged = await new SignJWT({ conv: conversationId, user: 'x' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('naeste-skridt/direct-line')
      .setExpirationTime('10 years')
      .sign(randomBytes(32))
    expect(await allWith(undefined, conversationId)).toEqual(['401 MissingToken'])
    expect(await allWith(undefined, conversationId, { authorization: 'Basic eDp5' })).toEqual(['401 MissingToken'])
    expect(await allWith('nonsense', conversationId)).toEqual(['403 BadToken'])
    expect(await allWith(`${head}.${claims}.AAAA`, conversationId)).toEqual(['403 BadToken'])
    expect(await allWith(unsigned, conversationId)).toEqual(['403 BadToken'])
    expect(await allWith(forged, conversationId)).toEqual(['403 BadToken'])
    server.pass(29)
    expect(await allWith(token, conversationId)).toEqual(['200 let in', '201 let in'])
    server.pass(1)
    expect(await allWith(token, conversationId)).toEqual(['403 TokenExpired'])
  })

  it('gives a refreshed token the conversation of the old one and a new half hour', async () => {
    const { conversationId, token } = await server.generate()
    server.pass(20)
    const { body } = await server.ask('POST', '/tokens/refresh', { token })
    server.pass(20)
    expect(body).toMatchObject({ conversationId, expires_in: 1800 })
    expect((await read(conversationId, body.token)).status).toBe(200)
  })

  it('is closed to somebody else’s conversation', async () => {
    const mine = await server.generate((await server.signIn('person-me')).cookie)
    const yours = await server.generate((await server.signIn('person-you')).cookie)
    const anonymous = await server.generate()
    for (const other of [yours, anonymous]) {
      expect((await read(other.conversationId, mine.token)).body.error.code).toBe('NotAllowed')
      expect((await server.say(other.conversationId, mine.token, 'hej')).status).toBe(403)
      expect((await server.ask('GET', `/conversations/${other.conversationId}`, { token: mine.token })).status).toBe(403)
    }
  })

  it('is closed when the session has ended, to reading too', async () => {
    const { cookie, session } = await server.signIn('person-leaves')
    const { conversationId, token } = await server.generate(cookie)
    expect((await server.say(conversationId, token, 'hej')).status).toBe(200)
    await server.identities.signOut(session.id)
    expect(await allWith(token, conversationId)).toEqual(['403 SessionEnded'])
  })

  it('does not count looking as a sign of life: an open page does not keep the citizen signed in', async () => {
    const { cookie } = await server.signIn('person-idle')
    let { conversationId, token } = await server.generate(cookie)
    for (let quarters = 0; quarters < 3; quarters++) {
      server.pass(15)
      await read(conversationId, token)
      token = (await server.ask('POST', '/tokens/refresh', { token })).body.token
    }
    server.pass(20)
    expect((await read(conversationId, token)).body.error.code).toBe('SessionEnded')
  })

  it('counts a message as a sign of life', async () => {
    const { cookie } = await server.signIn('person-busy')
    let { conversationId, token } = await server.generate(cookie)
    for (let quarters = 0; quarters < 5; quarters++) {
      server.pass(15)
      await server.say(conversationId, token, 'hej')
      token = (await server.ask('POST', '/tokens/refresh', { token })).body.token
    }
    expect((await read(conversationId, token)).status).toBe(200)
  })

  it('takes each turn in the session that speaks, while another device has one of its own', async () => {
    const phone = await server.signIn('person-at-two-places')
    const onPhone = await server.generate(phone.cookie)
    const library = await server.signIn('person-at-two-places')
    await server.generate(library.cookie)
    await server.identities.signOut(library.session.id)
    expect((await server.say(onPhone.conversationId, onPhone.token, 'hej')).status).toBe(200)
    expect((await server.conversations.find(onPhone.conversationId))?.sessionId).toBe(phone.session.id)
  })

  it('leads nowhere when the conversation has been deleted', async () => {
    const { conversationId, token } = await server.generate()
    await server.pool.query('delete from conversations where id = $1', [conversationId])
    expect(await allWith(token, conversationId)).toEqual(['404 NotFound'])
  })
})

describe('when something fails', () => {
  it('answers a poll with nothing new, so that the client asks again', async () => {
    const { conversationId, token } = await server.generate()
    await server.say(conversationId, token, 'hej')
    await server.pool.query('alter table turns rename to turns_away')
    const blind = await read(conversationId, token, '1')
    const message = await server.say(conversationId, token, 'hemmeligt')
    await server.pool.query('alter table turns_away rename to turns')
    expect([blind.status, blind.body]).toEqual([200, { activities: [], watermark: '1' }])
    expect([message.status, message.body.error.code]).toEqual([500, 'ServiceError'])
    expect((await read(conversationId, token, '1')).body.watermark).toBe('2')
  })

  it('opens the conversation though the greeting failed, and greets the next time', async () => {
    const { conversationId, token } = await server.generate()
    expect((await server.ask('POST', '/conversations', { token, body: { locale: 'tlh' } })).status).toBe(201)
    expect((await server.ask('POST', '/conversations', { token, body: { locale: 'da' } })).status).toBe(201)
    await until(async () => (await textsOf(conversationId, token)).length === 1, 'the greeting')
    expect(server.logged.join()).toContain('could not greet')
  })

  it('logs neither words nor tokens', async () => {
    expect(server.logged).toContain('{"error":"error","code":"42P01","message":"could not read for a polling chat"}')
    expect(server.logged.join()).not.toMatch(/hemmeligt|eyJ|Bearer|stream\?/)
  })
})

describe('our own address', () => {
  const streamOf = async (settings: Parameters<typeof startDirectLine>[0], headers: Record<string, string>) => {
    const other = await startDirectLine(settings)
    const { token } = await other.generate()
    const { body } = await other.ask('POST', '/conversations', { token, headers })
    await other.stop()
    return body.streamUrl
  }
  const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'chat.kommune.example' }

  it('is the configured one', async () => {
    expect(await streamOf({ publicUrl: 'https://chat.kommune.example' }, {})).toMatch(/^wss:\/\/chat\.kommune\.example\/v3\//)
  })

  it('is what a trusted proxy says, and never what anybody else says', async () => {
    expect(await streamOf({ trustProxy: true }, proxied)).toMatch(/^wss:\/\/chat\.kommune\.example\/v3\//)
    expect(await streamOf({}, proxied)).toMatch(/^ws:\/\/127\.0\.0\.1/)
  })
})
