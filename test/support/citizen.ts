import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

/** The smallest phones in use, upright. */
const PHONE = { width: 360, height: 740 }

/** Shorter than a test may take, so that a failure says what was waited for. */
const LONGEST_WAIT_MS = 10_000

/** WCAG 2.2, levels A and AA: what the law on accessible websites (webtilgængelighedsloven) asks, and a little more. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A citizen at a phone, in a real browser. What goes wrong in it, or leads out of it, is noted. */
export class Citizen {
  /** Errors on the console, broken rules of the page's own policy (CSP) and requests to anybody else. */
  readonly complaints: string[] = []
  readonly page: Page
  readonly #url: string

  private constructor(page: Page, url: string) {
    this.page = page
    this.#url = url
    page.on('console', line => line.type() === 'error' && this.complaints.push(line.text()))
    page.on('pageerror', error => this.complaints.push(error.message))
    page.on('request', request => {
      const { origin, hostname } = new URL(request.url())
      // The sandbox's sign-in is the one other place a citizen is led to.
      const signIn = hostname === '127.0.0.1' && request.isNavigationRequest()
      if (origin !== url && !signIn) this.complaints.push(`asked ${origin}`)
    })
  }

  /** Opens the front page. @param locale the browser's own language */
  static async visits(browser: Browser, url: string, locale = 'da-DK'): Promise<Citizen> {
    return Citizen.in(await browser.newContext({ viewport: PHONE, locale }), url)
  }

  /** Opens the front page in another window of the same browser. */
  static async in(context: BrowserContext, url: string): Promise<Citizen> {
    context.setDefaultTimeout(LONGEST_WAIT_MS)
    const citizen = new Citizen(await context.newPage(), url)
    await citizen.page.goto(url)
    await citizen.answer().waitFor()
    return citizen
  }

  /** Presses the sign-in of the front page and chooses a person at the provider. */
  async signsInAs(name: string): Promise<void> {
    await this.page.locator('.sign-in a').click()
    await this.page.getByRole('button', { name }).click()
    await this.page.waitForURL(address => address.href.startsWith(this.#url))
  }

  async writes(text: string): Promise<void> {
    await this.page.getByRole('textbox').fill(text)
    await this.page.keyboard.press('Enter')
  }

  async presses(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).last().click()
  }

  /** Waits until the latest answer says this, and gives it. */
  async hears(text: string): Promise<Locator> {
    const answer = this.answer().filter({ hasText: text })
    await answer.waitFor()
    return answer
  }

  /** Waits until the page says this somewhere. */
  async sees(text: string): Promise<void> {
    await this.page.getByText(text).last().waitFor()
  }

  /** The latest answer. */
  answer(): Locator {
    return this.page.locator('.answer').last()
  }

  /** What the citizen has written so far, as the page shows it. */
  ownWords(): Promise<string[]> {
    return this.page.locator('.own bdi').allTextContents()
  }

  /** Moves on with the Tab key until this is in focus, and shows that it is. */
  async tabsTo(name: string): Promise<void> {
    for (let pressed = 0; pressed < 150; pressed++) {
      await this.page.keyboard.press('Tab')
      const focus = await this.page.evaluate(() => {
        const element = document.activeElement ?? document.body
        const text = element.matches('a, button, summary') ? element.textContent : ''
        return { text, outline: getComputedStyle(element).outlineStyle }
      })
      if (!focus.text.includes(name)) continue
      if (focus.outline === 'none') throw new Error(`nothing shows that "${name}" is in focus`)
      return
    }
    throw new Error(`the Tab key does not reach "${name}"`)
  }

  /** Barriers a machine can find, each with the places where it is. */
  async barriers(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).withTags(WCAG).analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }

  leaves(): Promise<void> {
    return this.page.context().close()
  }
}
