import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import fc from 'fast-check'
import pg from 'pg'
import { type Sandbox, startSandbox } from '../../sandbox/start.ts'
import { compose } from '../../src/app/compose.ts'
import { readConfig } from '../../src/app/config.ts'
import { type KnownRoute, knownRoutes } from '../../src/web/known-routes.ts'
import { freshDatabase } from '../support/database.ts'
import { silentLog } from '../support/silent-log.ts'

const PUBLIC_URL = 'https://naeste-skridt.example'
const SCRIPT = /\/assets\/(script-[0-9a-f]+\.js)/

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let database: Awaited<ReturnType<typeof freshDatabase>>
let sandbox: Sandbox
let program: Awaited<ReturnType<typeof compose>>
let routes: readonly KnownRoute[]
let port: number
let script: string

beforeAll(async () => {
  database = await freshDatabase()
  sandbox = await startSandbox({ appUrl: PUBLIC_URL })
  const bot = { BOT_APP_ID: 'app', BOT_TENANT_ID: 'tenant', BOT_CLIENT_SECRET: 'not a secret' }
  const config = readConfig({ PUBLIC_URL, DATABASE_URL: database.url, TRUSTED_PROXIES: '1', ...bot })
  const citizenSignIn = { ...sandbox.citizenSignIn, scope: 'mitid ssn', claims: 'signaturgruppen', insecure: true } as const
  const outside = { databaseUrl: database.url, planApi: sandbox.planApi, citizenSignIn }
  program = await compose({ ...config, ...outside }, [{ id: 'test', key: randomBytes(32) }], silentLog)
  program.server.listen(0, '127.0.0.1')
  await once(program.server, 'listening')
  port = (program.server.address() as AddressInfo).port
  const app = program.server.listeners('request')[0] as Express
  routes = knownRoutes(app.router)
  script = SCRIPT.exec((await ask('GET', '/')).body)?.[1] ?? ''
}, 60_000)
afterAll(async () => {
  await program.close()
  await sandbox.stop()
  await database.drop()
})

describe('Every answer of every route', () => {
  it('is known: the list is read from the running program', () => {
    const known = routes.flatMap(({ path, methods }) => methods.map(method => `${method} ${path}`))
    for (const route of [
      'GET /',
      'POST /ask',
      'GET /plan',
      'GET /accessibility',
      'GET /assets/:name',
      'POST /language/:tag',
      'POST /sign-out',
      'GET /sign-in/callback',
      'GET /healthz',
      'GET /readyz',
      'POST /api/messages',
      'POST /v3/directline/tokens/generate',
      'GET /v3/directline/conversations/:id/activities'
    ]) {
      expect(known).toContain(route)
    }
  })

  it.each(['text/html', 'application/json'])('has the headers that keep a citizen safe (asked for %s)', async accept => {
    const statuses = new Set<number>()
    for (const { path, methods } of routes) {
      for (const method of new Set([...methods, 'DELETE'])) {
        for (const address of addressesOf(path)) {
          const answer = await ask(method, address, { accept })
          expect([`${method} ${address}`, faultsOf(answer, isBuiltFile(address, answer))]).toEqual([`${method} ${address}`, []])
          statuses.add(answer.status)
        }
      }
    }
    expect([...statuses].sort()).toEqual([200, 303, 400, 401, 403, 404, 405, 501])
  })

  it('says with 405 how an address can be asked, and only of addresses there are', async () => {
    for (const { path } of routes) {
      const methods = routes.filter(route => route.path === path).flatMap(route => route.methods)
      const [address = ''] = addressesOf(path)
      const { status, headers } = await ask('DELETE', address)
      expect([address, status, headers.allow?.split(', ').sort()]).toEqual([address, 405, [...new Set(methods)].sort()])
    }
    const { status, headers } = await ask('DELETE', '/nothing')
    expect([status, headers.allow]).toEqual([404, undefined])
  })

  it.each([
    [404, 'GET', '/nothing', {}, undefined, 'Den side findes ikke.'],
    [404, 'GET', '/language/tlh', {}, undefined, 'Den side findes ikke.'],
    [404, 'GET', '/assets/nothing.js', {}, undefined, 'Den side findes ikke.'],
    [405, 'PUT', '/', {}, undefined, 'Den side findes ikke.'],
    [413, 'POST', '/ask', {}, `text=${'a'.repeat(300_000)}`, 'Det, du sendte, er for stort.'],
    [403, 'POST', '/language/da', {}, '', 'Siden var for gammel. Prøv igen.'],
    [404, 'GET', '/%', {}, undefined, 'Den side findes ikke.']
  ] as const)(
    'is, for %i, a page in words with the office’s number, or JSON',
    async (status, method, path, headers, body, words) => {
      const form = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'da', ...headers }
      const page = await ask(method, path, { ...form, accept: 'text/html,*/*;q=0.8' }, body)
      expect([page.status, faultsOf(page, false)]).toEqual([status, []])
      expect(page.body).toContain(words)
      expect(page.body).toMatch(/href="tel:\+4500000000".*Er du i fare, så ring 112\..*href="\/".*href="\/accessibility"/s)
      const json = await ask(method, path, { ...form, accept: '*/*' }, body)
      expect([json.status, Object.keys(JSON.parse(json.body).error)]).toEqual([status, ['code', 'message']])
    }
  )

  it('is, when the database is gone, a page in words that tells nothing of the fault', async () => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    await client.query('alter table sessions rename to sessions_away')
    const cookie = `__Host-session=${'A'.repeat(43)}`
    const broken = await ask('GET', '/', { accept: 'text/html', cookie, 'accept-language': 'da' })
    await client.query('alter table sessions_away rename to sessions')
    await client.end()
    expect([broken.status, faultsOf(broken, false)]).toEqual([500, []])
    expect(broken.body).toContain('Der gik noget galt hos os. Prøv igen om lidt.')
    expect(broken.body).toContain('tel:+4500000000')
    expect(broken.body).not.toMatch(/sessions|relation|Error/)
  })

  it('tells at /readyz of the database, its migrations and the plan source, and is not ready without one of its tables', async () => {
    const told = { database: 'up', planSource: 'not-asked-yet' }
    const ready = await ask('GET', '/readyz')
    expect([ready.status, JSON.parse(ready.body)]).toEqual([200, { status: 'ready', migrations: 'done', ...told }])
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    await client.query('alter table kysely_migration rename to kysely_migration_away')
    const behind = await ask('GET', '/readyz')
    await client.query('alter table kysely_migration_away rename to kysely_migration')
    await client.end()
    expect([behind.status, JSON.parse(behind.body)]).toEqual([503, { status: 'not ready', migrations: 'missing', ...told }])
  })

  it('is, when one address asks too often, a page in words', async () => {
    const crowd = { accept: 'text/html', 'accept-language': 'da', 'x-forwarded-for': '203.0.113.9' }
    const answers = await Promise.all(Array.from({ length: 121 }, () => ask('GET', '/sign-in/callback', crowd)))
    const [refused] = answers.filter(({ status }) => status === 429)
    expect(refused && faultsOf(refused, false)).toEqual([])
    expect(refused?.body).toContain('Det gik for hurtigt. Vent et minut, og prøv igen.')
  })
})

describe('The built files', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
    ['', undefined]
  ])('come as small as a browser that accepts "%s" can read them, and may be kept for ever', async (accepted, encoding) => {
    const { status, headers } = await ask('GET', `/assets/${script}`, { 'accept-encoding': accepted })
    expect([status, headers['content-encoding'], headers.vary]).toEqual([200, encoding, 'Accept-Encoding'])
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it('are the same file in every encoding', async () => {
    const texts = await Promise.all(
      ['br', 'gzip', 'identity'].map(async encoding => {
        const answer = await fetch(`http://127.0.0.1:${port}/assets/${script}`, { headers: { 'accept-encoding': encoding } })
        return answer.text()
      })
    )
    expect(new Set(texts).size).toBe(1)
    expect((await ask('GET', `/assets/${script}.br`)).status).toBe(404)
  })
})

describe('Nobody is led elsewhere', () => {
  const piece = fc.constantFrom(
    'evil.example',
    '//',
    '/',
    '\\',
    '%2f',
    '%5c',
    '..',
    'https:',
    '@',
    'sign-in',
    'language',
    'en',
    'plan',
    'assets'
  )
  const target = fc.constantFrom(
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '%2f%2fevil.example',
    'next-step',
    'javascript:0'
  )
  const name = fc.constantFrom('next', 'return', 'returnTo', 'redirect_uri', 'url', 'q', 'state')

  it('whatever address, question or header is made up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST'),
        fc.array(piece, { maxLength: 5 }),
        fc.array(fc.tuple(name, target), { maxLength: 3 }),
        fc.ipV4(),
        async (method, pieces, query, address) => {
          const path = `/${pieces.join('')}?${query.map(pair => pair.join('=')).join('&')}`
          const evil = { 'x-forwarded-host': 'evil.example', referer: 'https://evil.example/', 'x-forwarded-for': address }
          const { headers } = await ask(method, path, evil)
          expect(whereTo(headers.location)).toBe(true)
        }
      ),
      { numRuns: 300 }
    )
  })

  it('by the way back from the sign-in, whatever the sign-in was asked to come back to', async () => {
    await fc.assert(
      fc.asyncProperty(name, target, fc.ipV4(), async (key, value, address) => {
        const departed = await ask('GET', `/sign-in?${key}=${encodeURIComponent(value)}`, { 'x-forwarded-for': address })
        expect(new URL(departed.headers.location ?? '').origin).toBe(new URL(sandbox.url).origin)
        expect(new URL(departed.headers.location ?? '').searchParams.get('redirect_uri')).toBe(`${PUBLIC_URL}/sign-in/callback`)
      }),
      { numRuns: 30 }
    )
  })

  /** Home, or to the provider we sign in at. */
  const whereTo = (location: string | undefined): boolean =>
    location === undefined || [PUBLIC_URL, new URL(sandbox.url).origin].includes(new URL(location, PUBLIC_URL).origin)
})

/** Addresses of a route, with something in each place: known and unknown. */
function addressesOf(path: string): string[] {
  if (!path.includes(':')) return [path]
  return [path.replace(':tag', 'da').replace(':name', script).replace(':id', randomUUID()), path.replace(/:\w+/, 'nothing')]
}

function isBuiltFile(address: string, { status }: Answer): boolean {
  return address.startsWith('/assets/') && status === 200
}

/** What is wrong with the headers of an answer. */
function faultsOf({ headers }: Answer, mayBeKept: boolean): string[] {
  const expected: Record<string, string | undefined> = {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "form-action 'self' https:",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'"
    ].join(';'),
    'strict-transport-security': 'max-age=63072000',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': mayBeKept ? 'public, max-age=31536000, immutable' : 'no-store',
    'x-powered-by': undefined,
    server: undefined
  }
  const wrong = Object.entries(expected).filter(([name, value]) => headers[name] !== value)
  const cookies = (headers['set-cookie'] ?? []).filter(
    cookie => !/^(__Host-|__Secure-|language=).*; HttpOnly; Secure; SameSite=Lax$/.test(cookie)
  )
  const anonymous = /^[\w-]{8,64}$/.test(String(headers['x-request-id'])) ? [] : ['no request id']
  return [...wrong.map(([name]) => `${name}: ${headers[name]}`), ...cookies, ...anonymous]
}

/** Asks as the proxy in front does; the path goes as it is written. */
async function ask(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  const asked = request({
    port,
    host: '127.0.0.1',
    method,
    path,
    headers: { 'x-forwarded-proto': 'https', ...headers },
    agent: false
  })
  asked.on('error', () => undefined)
  asked.end(body)
  const [answer] = await once(asked, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks).toString() }
}
