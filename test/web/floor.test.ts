import { once } from 'node:events'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import WebSocket from 'ws'
import { aProgram, type Program } from '../support/program.ts'
import { arrives, departs, signsOut } from '../support/sign-in.ts'
import { SmallBrowser } from '../support/small-browser.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

/** Addresses as the proxy in front tells them; of the range kept for examples. */
const [CROWD, NEIGHBOUR] = ['203.0.113.1', '203.0.113.2']
/** Sockets one address may have, and one conversation. */
const [PER_ADDRESS, PER_TALK] = [200, 8]

let program: Program
let other: Program
beforeAll(async () => {
  ;[program, other] = await Promise.all([
    aProgram({ TRUSTED_PROXIES: '1', LOG_LEVEL: 'error' }),
    aProgram({ LOG_LEVEL: 'error' })
  ])
  await Promise.all([program.start(), other.start()])
}, 60_000)
afterAll(() => Promise.all([program.drop(), other.drop()]))

const line = async (): Promise<Socket> => {
  const socket = connect(Number(new URL(program.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

describe('Who dribbles, shouts or knocks at the wrong door', () => {
  it.each([
    ['sends a header every second and never comes to an end', 'GET / HTTP/1.1\r\nHost: localhost\r\n'],
    ['connects and says nothing', '']
  ])('is cut off who %s', async (_who, opening) => {
    const began = performance.now()
    const socket = await line()
    socket.resume()
    if (opening) socket.write(opening)
    const dribble = setInterval(() => opening && socket.write('X-More: 1\r\n'), 1_000)
    await once(socket, 'close')
    clearInterval(dribble)
    expect(performance.now() - began).toBeLessThan(14_000)
  })

  it('gets 431 for giant headers and for an endless address, 404 for a long one', async () => {
    expect(await statusOf('GET', '/', { 'x-giant': 'x'.repeat(20_000) })).toBe(431)
    expect(await statusOf('GET', '/', { cookie: `session=${'x'.repeat(20_000)}` })).toBe(431)
    expect(await statusOf('GET', `/${'x'.repeat(20_000)}`)).toBe(431)
    expect(await statusOf('GET', `/${'x'.repeat(8_000)}`)).toBe(404)
  })

  it.each([
    ['DELETE', '/v3/directline/conversations/x/activities'],
    ['PUT', '/'],
    ['POST', '/healthz'],
    ['GET', '/sign-out'],
    ['DELETE', '/sign-in'],
    ['PATCH', '/v3/directline/tokens/generate'],
    ['PROPFIND', '/assets/'],
    ['GET', '/%'],
    ['GET', '/assets/..%2f..%2fpackage.json']
  ])('gets a refusal and no fault: %s %s', async (method, path) => {
    const status = await statusOf(method, path)
    expect([400, 403, 404, 405]).toContain(status)
  })
})

describe('A cookie that opens nothing', () => {
  it('is one of another deployment', async () => {
    const there = await departs(other, 'amina')
    const arrival = await arrives(there.browser, there.callback)
    const session = arrival.headers.getSetCookie().find(cookie => cookie.startsWith('session=')) ?? ''
    expect(await pageWith(other, session)).toContain('Amina')
    expect(await pageWith(program, session)).not.toContain('Amina')

    const { callback } = await departs(program, 'amina')
    const headers = { cookie: there.cookie.split(';')[0] ?? '' }
    const refused = await new SmallBrowser().fetch(callback, { redirect: 'manual', headers })
    expect([refused.status, refused.headers.getSetCookie().filter(cookie => cookie.startsWith('session='))]).toEqual([400, []])
  })

  it('is one of a person who has signed out', async () => {
    const { browser, callback } = await departs(program, 'amina')
    const arrival = await arrives(browser, callback)
    const session = arrival.headers.getSetCookie().find(cookie => cookie.startsWith('session=')) ?? ''
    expect(await pageWith(program, session)).toContain('Amina')
    await signsOut(program, browser)
    expect(await pageWith(program, session)).not.toContain('Amina')
  })

  it('nor does a token of another deployment', async () => {
    const stranger = new Visitor(other.url)
    await stranger.opensTheChat()
    const { token, conversationId } = stranger.key
    const read = await fetch(`${program.url}/v3/directline/conversations/${conversationId}/activities`, {
      headers: { authorization: `Bearer ${token}` }
    })
    expect([read.status, await read.json()]).toEqual([403, { error: expect.objectContaining({ code: 'BadToken' }) }])
  })
})

describe('A crowd at one address', () => {
  it(`of a thousand sockets gets ${PER_ADDRESS}; a citizen who is in stays in, and one next door comes in`, async () => {
    const citizen = new Visitor(program.url)
    await citizen.signsInAs('amina')
    await citizen.opensTheChat()
    const own = await open(citizen.key, CROWD)
    const heard: string[] = []
    own.socket.on('message', frame => heard.push(String(frame)))

    const talks = await Promise.all(Array.from({ length: 40 }, () => anonymousTalk(CROWD)))
    const crowd = await Promise.all(talks.flatMap(talk => Array.from({ length: 25 }, () => open(talk, CROWD))))
    expect(crowd).toHaveLength(1_000)
    const closed = crowd.filter(({ socket }) => socket.readyState === WebSocket.CLOSED).length
    expect(crowd.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
    expect(new Set(crowd.map(({ status }) => status))).toEqual(new Set([101, 429]))
    expect(1_000 - closed).toBeLessThanOrEqual(Math.min(PER_ADDRESS, talks.length * PER_TALK))

    expect(await citizen.says('hvad er mit næste skridt?')).toBe(200)
    await until(() => heard.some(frame => frame.includes('Se butikken')), 'the citizen hears the answer')
    expect(own.socket.readyState).toBe(WebSocket.OPEN)
    const neighbour = await open(await anonymousTalk(NEIGHBOUR), NEIGHBOUR)
    expect(neighbour.status).toBe(101)
    for (const { socket } of [own, neighbour, ...crowd]) socket.terminate()
  }, 60_000)

  it('may try to sign in 120 times a minute, and keeps nobody next door from it', async () => {
    const knock = (address: string) => statusOf('GET', '/sign-in/callback', { 'x-forwarded-for': address })
    const crowd = await Promise.all(Array.from({ length: 121 }, () => knock(CROWD)))
    expect(crowd.filter(status => status === 429)).toHaveLength(1)
    expect(await knock(NEIGHBOUR)).toBe(400)
  })
})

describe('A conversation that is read too often', () => {
  it('is never refused to a client that polls: it hears "nothing new" and later all of it', async () => {
    const citizen = new Visitor(program.url)
    await citizen.opensTheChat()
    const { token, conversationId } = citizen.key
    const headers = { authorization: `Bearer ${token}` }
    const poll = async () => {
      const read = await fetch(`${program.url}/v3/directline/conversations/${conversationId}/activities?watermark=0`, { headers })
      return { status: read.status, ...((await read.json()) as { activities: unknown[]; watermark: string }) }
    }
    await until(async () => (await poll()).activities.length > 0, 'the greeting is there')
    const polls = []
    for (let round = 0; round < 250; round++) polls.push(await poll())
    expect(new Set(polls.map(({ status }) => status))).toEqual(new Set([200]))
    expect(polls.some(({ activities }) => activities.length === 0)).toBe(true)
    for (const { activities, watermark } of polls) if (activities.length === 0) expect(watermark).toBe('0')
    await until(async () => (await poll()).activities.length > 0, 'all of it can be read again')

    const again = () => fetch(`${program.url}/v3/directline/conversations/${conversationId}`, { headers })
    await until(async () => (await again()).status === 429, 'whoever does not poll is told to wait')
  })
})

function statusOf(method: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(program.url, { method, path, headers, agent: false }, answer => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.on('error', reject)
    asked.end()
  })
}

async function pageWith({ url }: Program, setCookie: string): Promise<string> {
  return (await fetch(url, { headers: { cookie: setCookie.split(';')[0] ?? '' } })).text()
}

async function anonymousTalk(address: string): Promise<Visitor['key']> {
  const generated = await fetch(`${program.url}/v3/directline/tokens/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: program.url, 'x-forwarded-for': address },
    body: '{}'
  })
  if (generated.status !== 200) throw new Error(`no token: ${generated.status}`)
  return (await generated.json()) as Visitor['key']
}

/** Tries to open a stream; the status is 101 when it did. */
async function open({ token, conversationId }: Visitor['key'], address: string) {
  const stream = `${program.url.replace('http', 'ws')}/v3/directline/conversations/${conversationId}/stream?t=${token}`
  const socket = new WebSocket(stream, { headers: { 'x-forwarded-for': address } })
  socket.on('error', () => undefined)
  const refused = once(socket, 'unexpected-response').then(([, answer]) => {
    answer.resume()
    socket.terminate()
    return Number(answer.statusCode)
  })
  const status = await Promise.race([once(socket, 'open').then(() => 101), refused])
  if (status !== 101) await until(() => socket.readyState === WebSocket.CLOSED, 'the refused socket is closed')
  return { socket, status }
}
