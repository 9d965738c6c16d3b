import { parseArgs } from 'node:util'
import type { Browser, BrowserContext } from 'playwright-core'
import { openDatabase } from '../src/adapters/postgres/database.ts'
import { createLog } from '../src/app/log.ts'
import { launchBrowser } from './browser.ts'
import { startDatabase } from './database.ts'
import { percentile } from './load.ts'
import { startProgram } from './program.ts'
import { type Measured, type Visit, visit } from './slow-phone.ts'
import { serveWebChat } from './webchat.ts'

/**
 * How long somebody with a slow phone waits from opening the page to the first
 * answer from their plan: our page beside Bot Framework Web Chat, both talking
 * to the same program over Direct Line, in turns in one run. The citizen is
 * signed in and has not talked to the guide before; both pages are asked in
 * writing as soon as they take it. Web Chat is given its token; ours fetches it.
 *
 * Last line: one JSON object, medians of the visits; `webchat` is null where
 * npm could not fetch it.
 */
const CITIZEN = 'Amina Prøvesen'
const ASKING = { question: 'hvad er mit næste skridt?', answer: 'Dit næste skridt er en aftale' }

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } })
const runs = Number(values.runs)

/** Signs in without script, so that the page's files are fetched for the first time in the visit, and no talk has begun. */
async function signIn(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'da-DK' })
  const page = await context.newPage()
  await page.goto(`${url}/sign-in`)
  await page.getByRole('button', { name: CITIZEN }).click()
  await page.waitForURL(`${url}/`)
  return context
}

/** The token our page would fetch, for a page that is given it. */
async function tokenFor(citizen: BrowserContext, url: string): Promise<string> {
  const headers = { origin: url, 'sec-fetch-site': 'same-origin' }
  const answer = await citizen.request.post(`${url}/v3/directline/tokens/generate`, { headers, data: { locale: 'da' } })
  return ((await answer.json()) as { token: string }).token
}

function medianOf(visits: readonly Visit[]): Visit {
  const median = (name: keyof Visit, digits = 0): number =>
    Number(
      percentile(
        visits.map(one => one[name]),
        0.5
      ).toFixed(digits)
    )
  return {
    firstPaintMs: median('firstPaintMs'),
    interactiveMs: median('interactiveMs'),
    firstAnswerMs: median('firstAnswerMs'),
    openToAnswerMs: median('openToAnswerMs'),
    kilobytes: median('kilobytes', 1),
    layoutShift: median('layoutShift', 4)
  }
}

const database = await startDatabase()
const { pool, close } = openDatabase({ url: database.url, log: createLog('error') })
const program = await startProgram(database.url, database.dataDir)
const webChat = await serveWebChat(program)
const browser = await launchBrowser()
try {
  const citizen = await signIn(browser, program.url)
  const cookies = await citizen.storageState()
  const measure = async (name: string, visits: Visit[], page: () => Promise<Pick<Measured, 'url' | 'takesMessages'>>) => {
    await pool.query('truncate conversations cascade')
    const seen = await visit(browser, { ...ASKING, cookies, ...(await page()) })
    console.log(`${name}: ${JSON.stringify(medianOf([seen]))}`)
    visits.push(seen)
  }

  const ours: Visit[] = []
  const theirs: Visit[] = []
  for (let run = 0; run < runs; run++) {
    await measure('ours', ours, async () => ({ url: `${program.url}/`, takesMessages: 'undefined' }))
    if (!webChat) continue
    await measure('Web Chat', theirs, async () => ({
      url: webChat.pageFor(await tokenFor(citizen, program.url)),
      takesMessages: 'window.online'
    }))
  }
  const [our, their] = [medianOf(ours), webChat ? medianOf(theirs) : null]
  const ratioOpenToAnswer = their && Number((our.openToAnswerMs / their.openToAnswerMs).toFixed(3))
  console.log(JSON.stringify({ ours: our, webchat: their, ratioOpenToAnswer }))
} finally {
  await browser.close()
  webChat?.stop()
  await program.stop()
  await close()
  await database.drop()
}
