import { createServer, request, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { Citizen } from '../support/citizen.ts'
import { aProgram, freePort, type Program } from '../support/program.ts'
import { until } from '../support/until.ts'

const AMINA = 'Amina Prøvesen'

let program: Program
let browser: Browser
let citizen: Citizen

beforeAll(async () => {
  browser = await launchBrowser()
  program = await aProgram({ LOG_LEVEL: 'error' })
  await program.start()
}, 120_000)
afterEach(() => citizen.leaves())
afterAll(async () => {
  await browser.close()
  await program.drop()
})

describe('A citizen who loses the connection', () => {
  it('is told so, writes on, and is answered in order by itself when it is back, each message once', async () => {
    citizen = await amina()
    await citizen.page.context().setOffline(true)
    await citizen.sees('Der er ingen forbindelse lige nu.')
    await citizen.writes('hvad er mit næste skridt?')
    await citizen.writes('hvad er planen?')
    await until(async () => (await citizen.page.getByText('Ikke sendt.').count()) === 2, 'both are told as not sent')

    await citizen.page.context().setOffline(false)
    await citizen.hears('Dit mål er')
    const talk = ['hvad er mit næste skridt?', 'Dit næste skridt er en aftale', 'hvad er planen?', 'Dit mål er']
    await until(async () => inOrder(await citizen.page.locator('.log').innerText(), talk), 'the talk stands in its order')
    expect(await citizen.page.getByText('Der er ingen forbindelse lige nu.').count()).toBe(0)
    expect(await citizen.page.getByText('Ikke sendt.').count()).toBe(0)
    await citizen.page.reload()
    await citizen.hears('Dit mål er')
    expect(await citizen.ownWords()).toEqual(['hvad er mit næste skridt?', 'hvad er planen?'])
    expect(await citizen.page.locator('.answer').count()).toBe(3)
  }, 60_000)

  it('sees 112 beside every message that was not sent, and the focus stays where they write', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.page.context().setOffline(true)
    await citizen.writes('jeg vil dø')
    const own = citizen.page.locator('.own').last()
    await own.getByText('Er du i fare, så ring 112.').waitFor()
    expect(await own.getByRole('link', { name: '112' }).getAttribute('href')).toBe('tel:112')
    expect(await citizen.page.evaluate(() => document.activeElement?.id)).toBe('text')
    expect(await citizen.barriers()).toEqual([])

    await citizen.page.context().setOffline(false)
    await citizen.hears('Er du i fare lige nu?')
    expect(await citizen.page.locator('.own .danger').count()).toBe(0)
  }, 60_000)
})

describe('A citizen who reloads in the middle of sending', () => {
  it.each([
    ['had not left the phone', false],
    ['had arrived', true]
  ])(
    'is answered once when the message %s',
    async (_how, arrives) => {
      citizen = await amina()
      const isHeld = holdFirstMessage(citizen.page, arrives)
      await citizen.writes('hvad er planen?')
      await until(isHeld, 'the message is on the way')
      const again = citizen.page.waitForResponse(
        answer => answer.request().method() === 'POST' && /activities$/.test(answer.url())
      )
      await citizen.page.reload()
      expect((await again).status()).toBe(200)
      await citizen.hears('Dit mål er')
      expect(await citizen.ownWords()).toEqual(['hvad er planen?'])
      expect(await citizen.page.locator('.answer').count()).toBe(2)
    },
    60_000
  )
})

describe('A citizen with two windows', () => {
  it('sees in both what is said in one', async () => {
    citizen = await amina()
    const other = await Citizen.in(citizen.page.context(), program.url)
    await citizen.writes('hvad er planen?')
    await other.hears('Dit mål er')
    await other.writes('hvad er mit næste skridt?')
    await citizen.hears('Dit næste skridt er en aftale')
    expect(await citizen.ownWords()).toEqual(['hvad er planen?', 'hvad er mit næste skridt?'])
    expect(await other.ownWords()).toEqual(await citizen.ownWords())
  }, 60_000)

  it('and signs out in one, finds nothing of the plan in the other, though the browser had kept it in memory', async () => {
    citizen = await amina()
    await citizen.presses('Hvad er mit næste skridt?')
    await citizen.hears('Se butikken og møde Vera')
    const other = await Citizen.in(citizen.page.context(), program.url)
    await other.presses('Log ud')
    await other.sees('Log ind for at se din plan')
    await citizen.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await citizen.sees('Log ind for at se din plan')
    expect(await citizen.page.content()).not.toMatch(/Prøvesen|Vera|butik/)
  }, 60_000)
})

describe('A citizen behind a proxy that lets no WebSocket through', () => {
  it('is answered all the same', async () => {
    const port = await freePort()
    const behind = await aProgram({ LOG_LEVEL: 'error', PUBLIC_URL: `http://localhost:${port}` })
    const proxy = withoutWebSockets(behind.url)
    proxy.listen(port, '127.0.0.1')
    try {
      await behind.start()
      citizen = await Citizen.visits(browser, `http://localhost:${port}`)
      await citizen.signsInAs(AMINA)
      await citizen.writes('hvad er mit næste skridt?')
      await citizen.hears('Dit næste skridt er en aftale')
      await citizen.presses('Hvad er planen?')
      await citizen.hears('Dit mål er')
      expect(await citizen.page.getByText('Der er ingen forbindelse lige nu.').count()).toBe(0)
    } finally {
      proxy.closeAllConnections()
      proxy.close()
      await behind.drop()
    }
  }, 90_000)
})

/** The page hears nothing of its first message, whether the server does or not. @returns whether it has come so far */
function holdFirstMessage(page: Page, arrives: boolean): () => boolean {
  let sent = 0
  let isHeld = false
  void page.route('**/v3/directline/conversations/*/activities', async route => {
    sent += route.request().method() === 'POST' ? 1 : 0
    if (sent !== 1) return route.continue()
    if (arrives) await route.fetch()
    isHeld = true
  })
  return () => isHeld
}

/** Nobody has said anything in Amina's talk yet, whatever was said in the test before. */
async function amina(): Promise<Citizen> {
  await forgetTalks()
  const visitor = await Citizen.visits(browser, program.url)
  await visitor.signsInAs(AMINA)
  await visitor.hears(`Hej ${AMINA}.`)
  return visitor
}

async function forgetTalks(): Promise<void> {
  const database = new pg.Client({ connectionString: program.databaseUrl })
  await database.connect()
  await database.query('delete from conversations')
  await database.end()
}

function inOrder(text: string, parts: readonly string[]): boolean {
  const places = parts.map(part => text.indexOf(part))
  return places.every((place, index) => place > (places[index - 1] ?? -1))
}

/** A proxy of an office: it passes on what is HTTP, and nothing else. */
function withoutWebSockets(target: string): Server {
  return createServer((asked, answer) => {
    const { host: _, connection: __, ...headers } = asked.headers
    const passed = request(new URL(asked.url ?? '/', target), {
      method: asked.method,
      headers: { ...headers, host: asked.headers.host }
    })
    passed.on('response', came => {
      answer.writeHead(came.statusCode ?? 502, came.headers)
      came.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  }).on('upgrade', (_asked, socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'))
}
