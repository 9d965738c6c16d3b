import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { Citizen } from '../support/citizen.ts'
import { aProgram, type Program } from '../support/program.ts'

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

describe('An answer on a phone', () => {
  it('is copied whole as plain text, and says so', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await citizen.signsInAs('Amina Prøvesen')
    await citizen.presses('Hvad er mit næste skridt?')
    const answer = await citizen.hears('Dit næste skridt er en aftale')
    await answer.getByRole('button', { name: 'Kopiér svaret' }).click()
    await answer.getByRole('status').getByText('Kopieret').waitFor()
    const copied = await citizen.page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toMatch(/^Dit næste skridt er en aftale: Se butikken og møde Vera\./)
    expect(copied).toMatch(/\nHvornår: .+ kl\. 10:00–10:45\n/)
    expect(copied).toMatch(/\nFra Prøve-Job\. Opdateret .+\. Hentet .+\.$/)
  })

  it('is printed alone, and the page stays as it was', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs('Amina Prøvesen')
    await citizen.presses('Hvad er planen?')
    await citizen.hears('Dit mål er')
    await citizen.presses('Hvad er mit næste skridt?')
    const answer = await citizen.hears('Dit næste skridt er en aftale')
    const paper = await onPaper(citizen.page, () => answer.getByRole('button', { name: 'Print svaret' }).click())
    expect(paper).toMatch(/Dit næste skridt er en aftale[\s\S]*Fra Prøve-Job\. Opdateret/)
    expect(paper).not.toMatch(/Dit mål er|Du er logget ind som|Print svaret|Hvad er planen/)
    await citizen.sees('Dit mål er')
    const whole = await onPaper(citizen.page, async () => {})
    expect(whole).toMatch(/Dit mål er[\s\S]*Dit næste skridt er en aftale/)
  })

  it('is read aloud by a voice of the phone itself, until it is told to stop', async () => {
    citizen = await withVoices(['da-DK online', 'da-DK', 'en-US'])
    await citizen.signsInAs('Amina Prøvesen')
    await citizen.presses('Hvad er mit næste skridt?')
    const answer = await citizen.hears('Dit næste skridt er en aftale')
    await answer.getByRole('button', { name: 'Læs op' }).click()
    await answer.getByRole('button', { name: 'Stop oplæsning' }).waitFor()
    expect(await said(citizen.page)).toEqual([['da-DK', expect.stringMatching(/^Dit næste skridt er en aftale/)]])
    await answer.getByRole('button', { name: 'Stop oplæsning' }).click()
    await answer.getByRole('button', { name: 'Læs op' }).waitFor()
    expect(await said(citizen.page)).toEqual([])
  })

  it('offers no reading by a voice that is spoken elsewhere, or in another language; and offers it when a voice comes', async () => {
    citizen = await withVoices(['da-DK online', 'en-US'])
    await citizen.hears('Jeg er en digital assistent')
    await citizen.page.getByRole('button', { name: 'Print svaret' }).waitFor()
    expect(await citizen.page.getByRole('button', { name: 'Læs op' }).count()).toBe(0)
    await setVoices(citizen.page, ['da_DK'])
    await citizen.page.getByRole('button', { name: 'Læs op' }).waitFor()
  })

  it('keeps hours in one piece, and shows a place on a map only to who presses', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs('Amina Prøvesen')
    await citizen.presses('Hvad er mit næste skridt?')
    const answer = await citizen.hears('Dit næste skridt er en aftale')
    const hours = answer.locator('time .unbroken').first()
    expect(await hours.textContent()).toBe('kl. 10:00–10:45')
    expect(await hours.evaluate(element => element.getClientRects().length)).toBe(1)

    const map = answer.getByRole('link', { name: /^Vis på et kort.*Torvet 3, 0999 Prøveby$/ })
    expect(await map.getAttribute('href')).toBe('https://www.openstreetmap.org/search?query=Torvet%203%2C%200999%20Pr%C3%B8veby')
    expect([await map.getAttribute('target'), await map.getAttribute('rel')]).toEqual(['_blank', 'noopener noreferrer'])
    expect((await map.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    expect(citizen.complaints).toEqual([])
  })

  it('marks the Danish words of the plan, also in the sentence itself', async () => {
    citizen = await Citizen.visits(browser, program.url, 'en-GB')
    await citizen.signsInAs('Piotr Demosen')
    await citizen.presses('What is my next step?')
    const answer = await citizen.hears('You may not be able to reach both')
    expect(await answer.locator('.words [lang=da]').allTextContents()).toEqual(['Samtale om din plan', 'Fysioterapi'])
  })

  it('has tools a finger can hit, which are not there without script', async () => {
    citizen = await Citizen.visits(browser, program.url)
    const button = citizen.page.getByRole('button', { name: 'Kopiér svaret' })
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    expect(await citizen.barriers()).toEqual([])
    const storageState = await citizen.page.context().storageState()
    const withoutScript = await browser.newContext({ storageState, locale: 'da-DK', javaScriptEnabled: false })
    const same = await Citizen.in(withoutScript, program.url)
    expect([await same.answer().count(), await same.page.locator('.tool').count()]).toEqual([1, 0])
    await same.leaves()
  })
})

/** What comes out of the printer when this is pressed; the system's own dialog is passed over. */
async function onPaper(page: Page, press: () => Promise<unknown>): Promise<string> {
  await page.evaluate(() => {
    window.print = () => {}
  })
  await press()
  await page.emulateMedia({ media: 'print' })
  const paper = await page.evaluate(() => document.body.innerText)
  await page.emulateMedia({ media: null })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  return paper
}

/** A phone with these voices, which the test's browser has none of; "online" ones are spoken elsewhere. */
async function withVoices(names: readonly string[]): Promise<Citizen> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'da-DK' })
  await context.addInitScript(() => {
    const device = Object.assign(new EventTarget(), {
      voices: [] as object[],
      said: [] as [string | undefined, string][],
      getVoices: () => device.voices,
      speak: (utterance: { voice: { lang: string } | null; text: string }) =>
        device.said.push([utterance.voice?.lang, utterance.text]),
      cancel: () => device.said.splice(0)
    })
    class Utterance {
      voice = null
      readonly text: string
      constructor(text: string) {
        this.text = text
      }
    }
    Object.defineProperty(globalThis, 'speechSynthesis', { value: device })
    Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Utterance })
  })
  await context.addInitScript(setVoicesHere, names)
  return Citizen.in(context, program.url)
}

function setVoices(page: Page, names: readonly string[]): Promise<void> {
  return page.evaluate(setVoicesHere, names)
}

function setVoicesHere(names: readonly string[]): void {
  const voices = names.map(name => ({ lang: name.replace(' online', ''), localService: !name.endsWith('online') }))
  Object.assign(speechSynthesis, { voices })
  speechSynthesis.dispatchEvent(new Event('voiceschanged'))
}

/** What is being read aloud, and by which voice. */
function said(page: Page): Promise<[string, string][]> {
  return page.evaluate(() => (speechSynthesis as unknown as { said: [string, string][] }).said)
}
