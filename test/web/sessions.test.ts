import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aProgram, type Program } from '../support/program.ts'
import { arrives, departs, signsOut } from '../support/sign-in.ts'
import { Visitor } from '../support/visitor.ts'

let program: Program
beforeAll(async () => {
  program = await aProgram({ LOG_LEVEL: 'debug' })
  await program.start()
}, 60_000)
afterAll(() => program.drop())

describe('Signing out', () => {
  it('ends the session everywhere: in the old cookie, the old token and the open talk', async () => {
    const { browser, callback } = await departs(program, 'amina')
    const [session = ''] = (await arrives(browser, callback)).headers.getSetCookie().filter(line => /^session=/.test(line))
    const cookie = session.split(';')[0] ?? ''
    const visitor = new Visitor(program.url)
    await visitor.signsInAs('amina')
    await visitor.opensTheChat()
    const there = await signsOut(program, visitor.browser)
    expect([there.status, there.headers.get('location')]).toEqual([303, expect.stringContaining('/session/end?')])

    expect(await visitor.says('hvad er mit næste skridt?')).toBe(403)
    for (const [method, path] of [
      ['GET', `conversations/${visitor.key.conversationId}`],
      ['GET', `conversations/${visitor.key.conversationId}/activities`],
      ['POST', 'conversations'],
      ['POST', 'tokens/refresh']
    ] as const) {
      const answer = await withToken(program, visitor, method, path)
      expect([path, answer.status, await answer.json()]).toEqual([
        path,
        403,
        { error: expect.objectContaining({ code: 'SessionEnded' }) }
      ])
    }

    // A session of the same citizen on another device is its own.
    expect(await knows(cookie)).toBe(true)
    await signsOut(program, browser)
    expect(await knows(cookie)).toBe(false)
  })

  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a page that hides where it is', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['something that says nothing of itself', {}]
  ])('cannot be done to somebody by %s', async (_whom, headers) => {
    const visitor = new Visitor(program.url)
    await visitor.signsInAs('amina')
    const refused = await visitor.browser.fetch(`${program.url}/sign-out`, { method: 'POST', redirect: 'manual', headers })
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([403, []])
    expect((await visitor.browser.get(program.url)).html).toContain('Amina')
  })
})

describe('Nobody gets in', () => {
  it.each(['session=', `session=${'A'.repeat(43)}`, 'session=%00', `session=x; session=y`])(
    'with the cookie "%s"',
    async cookie => {
      expect(await knows(cookie)).toBe(false)
    }
  )

  it('to another citizen’s talk with a token of their own', async () => {
    const [hers, his] = [new Visitor(program.url), new Visitor(program.url)]
    await Promise.all([hers.signsInAs('amina'), his.signsInAs('mahad')])
    await Promise.all([hers.opensTheChat(), his.opensTheChat()])
    const { conversationId } = hers.key
    for (const [method, path] of [
      ['GET', `conversations/${conversationId}`],
      ['GET', `conversations/${conversationId}/activities?watermark=0`],
      ['POST', `conversations/${conversationId}/activities`]
    ] as const) {
      const answer = await withToken(program, his, method, path)
      expect([path, answer.status]).toEqual([path, 403])
      expect(await answer.text()).not.toContain('Amina')
    }
  })

  it('or is led elsewhere by an address of ours', async () => {
    const evil = 'https://evil.example'
    const away = encodeURIComponent(`${evil}/`)
    for (const path of [
      `/sign-in?next=${away}&redirect_uri=${away}`,
      `/language/en?next=${away}`,
      '//evil.example/',
      '/%2F/evil.example'
    ]) {
      const answer = await fetch(program.url + path, {
        redirect: 'manual',
        headers: { 'x-forwarded-host': 'evil.example', referer: evil }
      })
      expect([path, answer.headers.get('location') ?? '']).toEqual([path, expect.not.stringContaining('evil')])
    }
    const { browser, callback } = await departs(program, 'amina')
    expect((await arrives(browser, `${callback}&next=${away}`)).headers.get('location')).toBe('/')
  })
})

describe('Where there is TLS', () => {
  const publicUrl = 'https://naeste-skridt.example'
  let secure: Program
  beforeAll(async () => {
    secure = await aProgram({ PUBLIC_URL: publicUrl })
    await secure.start()
  }, 60_000)
  afterAll(() => secure.drop())

  it('no cookie of ours goes without it, or is taken from another host', async () => {
    const { browser, callback, cookie } = await departs(secure, 'amina', publicUrl)
    expect(cookie).toMatch(
      /^__Secure-sign-in=[\w.-]+; Max-Age=900; Path=\/sign-in; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/
    )
    const arrival = await arrives(browser, callback.replace(publicUrl, secure.url))
    expect(arrival.headers.getSetCookie()).toContainEqual(
      expect.stringMatching(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    )
    expect(arrival.headers.get('strict-transport-security')).toBe('max-age=63072000')

    const left = await signsOut(secure, browser)
    expect(left.headers.getSetCookie()).toContainEqual(expect.stringMatching(/^__Host-session=; Path=\/; .*Secure/))
  })

  it('a session of another house of ours opens nothing', async () => {
    const { browser, callback } = await departs(program, 'amina')
    const session = (await arrives(browser, callback)).headers.getSetCookie().find(line => line.startsWith('session=')) ?? ''
    const cookie = `__Host-${session.split(';')[0]}`
    expect(await knows(cookie, secure)).toBe(false)
  })
})

it('Without TLS, as in the sandbox, browsers are not told to insist on it', async () => {
  expect((await fetch(program.url)).headers.get('strict-transport-security')).toBeNull()
})

function withToken({ url }: Program, { key }: Visitor, method: 'GET' | 'POST', path: string): Promise<Response> {
  const headers = { authorization: `Bearer ${key.token}`, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) }
  return fetch(`${url}/v3/directline/${path}`, {
    method,
    headers,
    body: method === 'POST' ? '{"type":"message","text":"hej"}' : undefined
  })
}

async function knows(cookie: string, { url } = program): Promise<boolean> {
  return (await (await fetch(url, { headers: { cookie } })).text()).includes('displayName')
}
