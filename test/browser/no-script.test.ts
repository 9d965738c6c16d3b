import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { aProgram, type Program } from '../support/program.ts'

let program: Program
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
  program = await aProgram({ LOG_LEVEL: 'error' })
  await program.start()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await program.drop()
})

describe('A citizen whose phone runs no script', () => {
  it('comes from the front page through sign-in to an answer in sight, and to the whole plan', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'da-DK', javaScriptEnabled: false })
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    await page.goto(program.url)
    await page.getByText('Digital assistent, ikke et menneske').waitFor()
    await page.getByRole('link', { name: 'Log ind for at se din plan' }).click()
    await page.getByRole('button', { name: 'Amina Prøvesen' }).click()
    await page.getByText('Du er logget ind som Amina Prøvesen').waitFor()

    await page.getByRole('button', { name: 'Hvad er planen?' }).click()
    await page.getByText('Dit mål er').waitFor()
    await page.getByRole('textbox', { name: 'Skriv dit spørgsmål' }).fill('hvad er mit næste skridt?')
    await page.getByRole('button', { name: 'Send' }).click()
    const answer = page.locator('.answer').last()
    await answer.getByText('Dit næste skridt er en aftale: Se butikken og møde Vera.').waitFor()
    expect(new URL(page.url()).hash).toBe('#answer')
    const question = await page.locator('.own').last().boundingBox()
    const said = await answer.locator('.words').first().boundingBox()
    expect(question?.y).toBeGreaterThan(0)
    expect((said?.y ?? 740) + (said?.height ?? 0)).toBeLessThan(740)

    await page.getByRole('link', { name: 'Vis hele planen til print' }).click()
    await page.getByRole('heading', { name: 'Hvad kan jeg forvente?' }).waitFor()
    expect(await page.locator('.answer').count()).toBe(4)
    await context.close()
  })

  it('keeps what was said when script comes and takes the page over, each thing once', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'da-DK', javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(program.url)
    await page.getByRole('link', { name: 'Log ind for at se din plan' }).click()
    await page.getByRole('button', { name: 'Piotr Demosen' }).click()
    await page.getByRole('button', { name: 'Hvad er planen?' }).click()
    await page.getByRole('button', { name: 'Hvad forventes af mig?' }).click()
    const cookies = await context.cookies()
    const before = await page.locator('.log').textContent()
    await context.close()

    const withScript = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'da-DK' })
    await withScript.addCookies(cookies)
    const faults: string[] = []
    const same = await withScript.newPage()
    same.on('console', line => line.type() === 'error' && faults.push(line.text()))
    same.on('pageerror', error => faults.push(error.message))
    const line = same.waitForEvent('websocket')
    await same.goto(program.url)
    await (await line).waitForEvent('framereceived')
    await same.getByRole('button', { name: 'Kopiér svaret' }).nth(2).waitFor()
    const after = await same.locator('.log').textContent()
    // What only script can do comes with it, under each answer.
    expect(after?.replaceAll('Kopiér svaretPrint svaret', '')).toBe(before)

    await same.getByRole('button', { name: 'Hvad kan jeg forvente?' }).click()
    await same.locator('.own').nth(2).waitFor()
    await same.locator('.own:last-child').waitFor({ state: 'detached' })
    expect(await same.locator('.own bdi').allTextContents()).toEqual([
      'Hvad er planen?',
      'Hvad forventes af mig?',
      'Hvad kan jeg forvente?'
    ])
    expect(same.url()).toBe(`${program.url}/`)
    expect(faults).toEqual([])
    await withScript.close()
  })
})
