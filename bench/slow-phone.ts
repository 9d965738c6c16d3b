import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, CDPSession } from 'playwright-core'
import { type Seen, watchFor } from './probe.ts'

/** One visit: milliseconds, except where it says otherwise. */
export interface Visit {
  readonly firstPaintMs: number
  readonly interactiveMs: number
  /** From asking until the words of the answer are in the page. */
  readonly firstAnswerMs: number
  readonly openToAnswerMs: number
  /** All that came over the line until then, as it came: 1,000 bytes. */
  readonly kilobytes: number
  readonly layoutShift: number
}

/**
 * The slow phone of the common measuring tools (Lighthouse: "slow 4G" applied
 * by the browser, a mid-range phone on a desktop's processor): round trip
 * 562.5 ms, 1,474.56 kbit/s down, 675 kbit/s up, a quarter of the speed.
 */
const LINE = { offline: false, latency: 562.5, downloadThroughput: 1_474_560 / 8, uploadThroughput: 675_000 / 8 }
const SLOWER = 4
const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'da-DK'
}
const LONGEST_MS = 120_000
/** What the answer moves on the page is moved in the moments after it. */
const SETTLING_MS = 1_000

/** A page to measure. */
export interface Measured {
  readonly url: string
  readonly cookies: BrowserContextOptions['storageState']
  readonly question: string
  /** Words of the answer that stand nowhere else. */
  readonly answer: string
  /** A promise in the page of the moment from which it takes what is sent; before, a press would be lost. */
  readonly takesMessages: string
}

/** Opens the page on a phone that has never been there, asks as soon as it can be asked, and waits for the answer. */
export async function visit(browser: Browser, { url, cookies, question, answer, takesMessages }: Measured): Promise<Visit> {
  const context = await browser.newContext({ ...PHONE, storageState: cookies })
  context.setDefaultTimeout(LONGEST_MS)
  try {
    const page = await context.newPage()
    await page.addInitScript({ content: watchFor(answer) })
    const session = await context.newCDPSession(page)
    const received = await slowDown(session)

    await page.goto(url, { waitUntil: 'commit' })
    await inPage(session, 'window.usable.then(() => undefined)')
    await inPage(session, takesMessages)
    await inPage(session, 'window.usable.then(field => field.focus())')
    await page.keyboard.insertText(question)
    await page.keyboard.press('Enter')
    await inPage(session, 'window.answered')
    const kilobytes = received() / 1000
    await wait(SETTLING_MS)
    const { firstPaintMs, interactiveMs, askedMs, answeredMs, layoutShift } = (await inPage(session, 'window.seen')) as Seen
    if (!firstPaintMs || !interactiveMs || !askedMs || !answeredMs) throw new Error(`${url} was not seen to its end`)
    return {
      firstPaintMs,
      interactiveMs,
      firstAnswerMs: answeredMs - askedMs,
      openToAnswerMs: answeredMs,
      kilobytes,
      layoutShift
    }
  } finally {
    await context.close()
  }
}

/** Makes phone and line slow; tells how many bytes have come. */
async function slowDown(session: CDPSession): Promise<() => number> {
  let bytes = 0
  session.on('Network.dataReceived', ({ encodedDataLength }) => (bytes += encodedDataLength))
  session.on('Network.webSocketFrameReceived', ({ response }) => (bytes += Buffer.byteLength(response.payloadData)))
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', LINE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return () => bytes
}

/** The value of an expression, waited for; asked beside the page's own script, whose policy (CSP) would refuse it. */
async function inPage(session: CDPSession, expression: string): Promise<unknown> {
  const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  return result.value
}
