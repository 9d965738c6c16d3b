import type { Browser, Page } from 'playwright-core'
import { Citizen } from './citizen.ts'
import { readTexts } from './locales.ts'
import { type PseudoTag, pseudo } from './pseudo.ts'

/** The narrowest phone there is: 320 CSS px, which is also 1280 at 400 % zoom (WCAG 2.2, 1.4.10). */
export const NARROWEST = { width: 320, height: 568 }

export type Look = (view: string, page: Page) => Promise<void>

/**
 * Goes through every view of the page, as somebody comes by them, and looks at
 * each, on the narrowest phone.
 * @param tag the browser's language
 * @param name who signs in; their talk must be new
 */
export async function everyView(browser: Browser, url: string, tag: PseudoTag, name: string, look: Look): Promise<void> {
  const appointment = pseudo(String(readTexts('da', 'common')['ask.appointment']), tag)
  const citizen = await Citizen.visits(browser, url, tag)
  const { page } = citizen
  await page.setViewportSize(NARROWEST)
  await look('front page', page)
  await page.locator('.languages summary').click()
  await look('languages', page)
  for (const path of ['/accessibility', '/no-such-page']) {
    await page.goto(url + path)
    await look(path, page)
  }

  await page.goto(url)
  await citizen.signsInAs('Nadia Skabelonsen')
  await page.locator('main.notice').waitFor()
  await look('sign-in problem', page)

  await page.goto(url)
  await citizen.signsInAs(name)
  for (const question of ['next-step', 'plan', 'expected-of-me', 'what-i-can-expect']) await asks(page, question)
  await says(page, appointment)
  await says(page, 'xyzzy')
  await says(page, 'xyzzy')
  await says(page, '112 selvmord')
  await page.evaluate(() => {
    for (const details of Array.from(document.querySelectorAll('.answer details')).slice(0, 4)) details.setAttribute('open', '')
  })
  await look('talk', page)
  await page.goto(`${url}/plan`)
  await look('whole plan', page)
  await withoutScript(page, url, look)

  await page.goto(url)
  await page.route('**/activities', route => route.abort())
  await page.getByRole('textbox').fill('Hej')
  await page.keyboard.press('Enter')
  await page.locator('.failed').waitFor()
  await look('message that was not sent', page)

  await page.unroute('**/activities')
  const other = await Citizen.in(page.context(), url)
  await other.page.locator('header form button').click()
  await other.page.locator('.sign-in').waitFor()
  await page.getByRole('textbox').fill('Hej')
  await page.keyboard.press('Enter')
  await page.locator('.signed-out').waitFor()
  await look('signed out', page)
  await citizen.leaves()
}

/** Presses one of the four questions and waits for the answer. */
export async function asks(page: Page, question: string): Promise<void> {
  const answers = await page.locator('.answer').count()
  await page.locator(`.questions button[value="${question}"]`).click()
  await page.locator('.answer').nth(answers).waitFor()
}

/** Writes and waits for the answer. */
export async function says(page: Page, text: string): Promise<void> {
  const answers = await page.locator('.answer').count()
  await page.getByRole('textbox').fill(text)
  await page.locator('.write button').click()
  await page.locator('.answer').nth(answers).waitFor()
}

/** The talk as it is drawn by the server: all there is where no script runs, or before it has come. */
async function withoutScript(page: Page, url: string, look: Look): Promise<void> {
  await page.route('**/*.js', route => route.abort())
  await page.goto(url)
  await look('talk without script', page)
  await page.unroute('**/*.js')
}
