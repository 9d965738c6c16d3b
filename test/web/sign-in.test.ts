import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { aProgram, type Program } from '../support/program.ts'
import { arrives, departs, signsOut } from '../support/sign-in.ts'
import { SmallBrowser } from '../support/small-browser.ts'
import { Visitor } from '../support/visitor.ts'

/** Amina's in the sandbox: of a day of birth nobody has. */
const CPR = '6101801001'

let program: Program
beforeAll(async () => {
  program = await aProgram({ LOG_LEVEL: 'debug' })
  await program.start()
}, 60_000)
afterAll(() => program.drop())

describe('Signing in', () => {
  it('leads through the provider to a page that knows who came', async () => {
    const visitor = new Visitor(program.url)
    const page = await visitor.signsInAs('amina')
    expect([page.url, page.status]).toEqual([`${program.url}/`, 200])
    expect(page.html).toContain('"displayName":"Amina Prøvesen"')
    await visitor.opensTheChat()
    expect((await visitor.asks('hvad er mit næste skridt?')).text).toContain('Se butikken og møde Vera')
  })

  it('keeps the session in a cookie no script can read and no other site can send along with a form', async () => {
    const { browser, callback } = await departs(program, 'amina')
    const arrival = await arrives(browser, callback)
    expect(arrival.headers.getSetCookie().sort()).toEqual([
      expect.stringMatching(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^sign-in=; Path=\/sign-in; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax$/)
    ])
  })

  it.each([
    ['nadia', 403, 'Dit login er ikke sikkert nok'],
    ['ivan', 403, 'Vi kan ikke finde dig i kommunens systemer. Ring til os'],
    ['svend', 403, 'Vi kan ikke finde dig i kommunens systemer. Ring til os'],
    ['', 403, 'Du stoppede, før du var logget ind']
  ])('as "%s" ends outside, with a number to call and two ways on', async (citizen, status, why) => {
    const visitor = new Visitor(program.url)
    const page = await visitor.signsInAs(citizen)
    expect(page.status).toBe(status)
    expect(page.html).toContain(why)
    expect(page.html).toMatch(/href="tel:\+4500000000".*href="\/sign-in".*href="\/"/s)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect((await visitor.browser.get(program.url)).html).not.toContain('displayName')
  })
})

describe('An answer of the provider that was not asked for by this browser', () => {
  it('is refused without the cookie of a departure', async () => {
    const { callback } = await departs(program, 'amina')
    await isRefused(await arrives(new SmallBrowser(), callback), 400)
  })

  it('is refused with the cookie of another departure', async () => {
    const [hers, his] = await Promise.all([departs(program, 'amina'), departs(program, 'mahad')])
    await isRefused(await arrives(his.browser, hers.callback), 502)
  })

  it('is refused when its code belongs to another departure', async () => {
    const [hers, his] = await Promise.all([departs(program, 'amina'), departs(program, 'mahad')])
    const mixed = new URL(his.callback)
    mixed.searchParams.set('code', new URL(hers.callback).searchParams.get('code') ?? '')
    await isRefused(await arrives(his.browser, mixed.href), 502)
  })

  it('is refused when its state belongs to another departure, though the code is its own', async () => {
    const [hers, his] = await Promise.all([departs(program, 'amina'), departs(program, 'mahad')])
    const mixed = new URL(his.callback)
    mixed.searchParams.set('state', new URL(hers.callback).searchParams.get('state') ?? '')
    await isRefused(await arrives(his.browser, mixed.href), 502)
  })

  it('is refused the second time, even with the cookie it came with', async () => {
    const { browser, callback, cookie } = await departs(program, 'amina')
    expect((await arrives(browser, callback)).status).toBe(303)
    await isRefused(await arrives(browser, callback), 400)
    await isRefused(await fetch(callback, { headers: { cookie: cookie.split(';')[0] ?? '' }, redirect: 'manual' }), 502)
  })

  it('is refused when it is made up', async () => {
    const { browser } = await departs(program, 'amina')
    await isRefused(await arrives(browser, `${program.url}/sign-in/callback?code=x&state=y`), 502)
  })
})

describe('A CPR number', () => {
  it('stands in no talk, no log, no table and no address', async () => {
    const visitor = new Visitor(program.url)
    await visitor.signsInAs('amina')
    await visitor.opensTheChat()
    await visitor.says(`mit cpr er ${CPR.slice(0, 6)}-${CPR.slice(6)}`)
    const talk = JSON.stringify(await visitor.reads())
    await signsOut(program, visitor.browser)
    const kept = await everythingIn(program.databaseUrl)
    expect(kept).toContain('p-01')
    for (const [where, text] of Object.entries({
      talk,
      log: program.output(),
      tables: kept,
      addresses: visitor.browser.visited.join(' ')
    })) {
      for (const form of [
        CPR,
        `${CPR.slice(0, 6)}-${CPR.slice(6)}`,
        Buffer.from(CPR).toString('hex'),
        Buffer.from(CPR).toString('base64')
      ]) {
        expect([where, text.includes(form)]).toEqual([where, false])
      }
    }
  })
})

async function isRefused(answer: Response, status: number): Promise<void> {
  expect([answer.status, answer.headers.getSetCookie().filter(line => /session=./.test(line))]).toEqual([status, []])
  expect(await answer.text()).toContain('Du er ikke logget ind')
}

async function everythingIn(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const tables = await client.query(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"
  )
  const rows: string[] = []
  for (const { name } of tables.rows)
    rows.push(...(await client.query(`select t::text as row from ${name} t`)).rows.map(({ row }) => row))
  await client.end()
  return rows.join('\n')
}
