import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { Citizen } from '../support/citizen.ts'
import { aProgram, type Program } from '../support/program.ts'
import { until } from '../support/until.ts'

const AMINA = 'Amina Prøvesen'
const WARNING = 'Du bliver snart logget ud.'
const A_DAY_MS = 24 * 60 * 60_000

let program: Program
let browser: Browser
let database: pg.Client
let citizen: Citizen

beforeAll(async () => {
  browser = await launchBrowser()
  program = await aProgram({ LOG_LEVEL: 'error' })
  await program.start()
  database = new pg.Client({ connectionString: program.databaseUrl })
  await database.connect()
}, 120_000)
afterEach(async () => {
  await citizen.leaves()
  await database.query('delete from conversations')
})
afterAll(async () => {
  await database.end()
  await browser.close()
  await program.drop()
})

describe('A citizen whose session is about to end', () => {
  it('is warned some minutes before, also when the phone’s clock is a day wrong, and can stay', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs(AMINA)
    await citizen.page.clock.install({ time: Date.now() + A_DAY_MS })
    await citizen.page.reload()
    await citizen.hears(`Hej ${AMINA}.`)
    expect(await citizen.page.getByText(WARNING).count()).toBe(0)

    await lastSeen('26 minutes')
    await citizen.page.clock.fastForward('26:00')
    await citizen.sees(WARNING)
    expect(await citizen.barriers()).toEqual([])
    await citizen.presses('Bliv logget ind')
    await citizen.page.getByText(WARNING).waitFor({ state: 'detached' })
    const { rows } = await database.query(`select last_seen_at > now() - interval '1 minute' as recent from sessions`)
    expect(rows).toEqual([{ recent: true }])
  }, 60_000)

  it('is not warned while they write in another window', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs(AMINA)
    await citizen.page.clock.install()
    await citizen.page.reload()
    await citizen.hears(`Hej ${AMINA}.`)
    await lastSeen('26 minutes')
    const other = await Citizen.in(citizen.page.context(), program.url)
    await other.writes('hvad er planen?')
    await other.hears('Dit mål er')
    const asked = citizen.page.waitForResponse(/tokens\/refresh$/)
    await citizen.page.clock.fastForward('26:00')
    expect(await (await asked).json()).toMatchObject({ session: { endsIn: expect.any(Number) } })
    expect(await citizen.page.getByText(WARNING).count()).toBe(0)
  }, 60_000)

  it('sees the warning go when they write', async () => {
    citizen = await warned('26 minutes')
    await citizen.writes('hvad er planen?')
    await citizen.hears('Dit mål er')
    await citizen.page.getByText(WARNING).waitFor({ state: 'detached' })
  }, 60_000)

  it('is not promised to stay when the sign-in is as old as it may become', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs(AMINA)
    await citizen.hears(`Hej ${AMINA}.`)
    await database.query(`update sessions set signed_in_at = now() - interval '477 minutes'`)
    await comesBack()
    await citizen.sees(WARNING)
    expect(await citizen.page.getByRole('button', { name: 'Bliv logget ind' }).count()).toBe(0)
  }, 60_000)

  it('and does nothing is signed out, and sees nothing of the plan any more', async () => {
    citizen = await warned('26 minutes')
    await lastSeen('32 minutes')
    await comesBack()
    await citizen.sees('Du er blevet logget ud.')
    expect(await citizen.page.getByText(WARNING).count()).toBe(0)
    expect(await citizen.page.locator('#page').textContent()).not.toContain('Hej Amina')
  }, 60_000)
})

describe('A link that asks a question', () => {
  it('asks it at once of somebody signed in, and once', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs(AMINA)
    await citizen.page.goto(`${program.url}/?q=next-step`)
    await citizen.hears('Dit næste skridt er en aftale')
    expect(citizen.page.url()).toBe(`${program.url}/`)
    await citizen.page.reload()
    await citizen.hears('Dit næste skridt er en aftale')
    await citizen.page.goBack()
    await citizen.hears('Dit næste skridt er en aftale')
    expect(await citizen.ownWords()).toEqual(['Hvad er mit næste skridt?'])
  }, 60_000)

  it('asks it after the sign-in of somebody who is not', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.page.goto(`${program.url}/?q=expected-of-me`)
    await citizen.hears('Jeg er en digital assistent')
    expect(await citizen.ownWords()).toEqual([])
    await citizen.signsInAs(AMINA)
    await citizen.hears('Det første, du skal, er')
    expect([await citizen.ownWords(), citizen.page.url()]).toEqual([['Hvad forventes af mig?'], `${program.url}/`])
  }, 60_000)

  it.each(['crisis', 'out-of-scope', '__proto__', '"><img src=x>', '//evil.example'])('asks nothing for %s', async q => {
    const link = `${program.url}/?q=${encodeURIComponent(q)}`
    citizen = await Citizen.visits(browser, program.url)
    await citizen.page.goto(link)
    expect(await citizen.page.locator('.sign-in a').getAttribute('href')).toBe('/sign-in')
    await citizen.signsInAs(AMINA)
    await citizen.page.goto(link)
    await citizen.hears(`Hej ${AMINA}.`)
    expect([await citizen.ownWords(), await citizen.page.locator('.asked').count()]).toEqual([[], 0])
    expect(citizen.complaints).toEqual([])
  })

  it('has its question ready to press where there is no script', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs(AMINA)
    const storageState = await citizen.page.context().storageState()
    const context = await browser.newContext({ storageState, locale: 'da-DK', javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${program.url}/?q=appointment`)
    await page.locator('.asked button').click()
    await page.getByText('Din næste aftale er').first().waitFor()
    await context.close()
  }, 60_000)
})

describe('Somebody who is not signed in', () => {
  it('finds the talk again after a reload and in another language, and not after somebody has signed in', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.writes('hvem er du?')
    await until(async () => (await citizen.page.locator('.answer').count()) === 2, 'it is answered')
    const talk = await citizen.page.locator('.answer .words').allTextContents()
    await citizen.page.reload()
    expect(await citizen.page.locator('.answer .words').allTextContents()).toEqual(talk)
    await citizen.page.getByText('Language').click()
    await citizen.page.getByRole('link', { name: 'English' }).click()
    await citizen.hears('I am answering in English now.')
    expect(await citizen.ownWords()).toEqual(['hvem er du?', 'English'])

    await citizen.signsInAs(AMINA)
    await citizen.sees('You are signed in as')
    expect(await citizen.page.content()).not.toContain('hvem er du?')
    await citizen.presses('Sign out')
    await citizen.sees('Sign in to see your plan')
    expect(await citizen.page.content()).not.toContain('hvem er du?')
  }, 60_000)

  it('keeps a talk of their own though somebody signs in in another window', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.writes('hvem er du?')
    const other = await Citizen.in(citizen.page.context(), program.url)
    await other.signsInAs(AMINA)
    await other.presses('Hvad er planen?')
    await other.hears('Dit mål er')
    await citizen.presses('Hvad er planen?')
    await citizen.hears('Jeg skal vide, hvem du er')
    expect(await citizen.page.content()).not.toContain('Dit mål er')
  }, 60_000)
})

/** Signed in, idle for so long, and warned. */
async function warned(idle: string): Promise<Citizen> {
  citizen = await Citizen.visits(browser, program.url)
  await citizen.signsInAs(AMINA)
  await citizen.hears(`Hej ${AMINA}.`)
  await lastSeen(idle)
  await comesBack()
  await citizen.sees(WARNING)
  return citizen
}

/** As when the phone has slept: the page is looked at again. */
async function comesBack(): Promise<void> {
  await citizen.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}

async function lastSeen(ago: string): Promise<void> {
  await database.query('update sessions set last_seen_at = now() - $1::interval', [ago])
}
