import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { aProgram, type Program } from '../support/program.ts'
import { Visitor } from '../support/visitor.ts'

/** Questions; with the answers twice as many messages. */
const QUESTIONS = 250
const OLDER = /<a href="(\/\?before=\d+)">Vis det, der er skrevet før<\/a>/

let program: Program
let browser: Browser
let citizen: Visitor

beforeAll(async () => {
  program = await aProgram({ LOG_LEVEL: 'error', MESSAGES_A_MINUTE: '10000' })
  ;[browser] = await Promise.all([launchBrowser(), program.start()])
  citizen = new Visitor(program.url)
  await citizen.signsInAs('amina')
  await citizen.opensTheChat()
  for (let number = 1; number <= QUESTIONS; number++) await citizen.says(`hej nummer ${number} her`)
}, 180_000)
afterAll(async () => {
  await browser.close()
  await program.drop()
})

describe('A talk of 500 messages', () => {
  it('can be read back to its beginning without script, a page at a time, nothing twice and nothing left out', async () => {
    const pages: string[][] = []
    for (let path: string | undefined = '/'; path !== undefined; ) {
      const { html, headers } = await citizen.browser.get(program.url + path)
      expect(headers.get('cache-control')).toBe('no-store')
      pages.unshift(numbersIn(html))
      path = OLDER.exec(html)?.[1]
    }
    expect(pages.length).toBeGreaterThanOrEqual(5)
    expect(pages.flat()).toEqual(Array.from({ length: QUESTIONS }, (_, index) => String(index + 1)))
  })

  it.each(['0', '-1', '1e9', 'x', '', '99999999999999999999', "1'--"])('is shown from its end for ?before=%s', async before => {
    const { html, status } = await citizen.browser.get(`${program.url}/?before=${encodeURIComponent(before)}`)
    expect([status, numbersIn(html).at(-1)]).toEqual([200, String(QUESTIONS)])
  })

  it('is printed whole', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'da-DK' })
    const page = await context.newPage()
    await page.goto(`${program.url}/sign-in`)
    await page.getByRole('button', { name: 'Amina Prøvesen' }).click()
    await page
      .locator('.own')
      .nth(QUESTIONS - 1)
      .waitFor({ timeout: 20_000 })
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.own').count()).toBe(QUESTIONS)
    const hidden = await page.locator('.scroll').evaluate(scroll => scroll.scrollHeight - scroll.clientHeight)
    expect(hidden).toBeLessThanOrEqual(1)
    const printed = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(printed.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(20)
    await context.close()
  }, 60_000)
})

/** Which questions a page shows, in its order. */
function numbersIn(html: string): string[] {
  return [...html.matchAll(/<bdi>hej nummer (\d+) her</g)].map(([, number]) => number ?? '')
}
