import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { Citizen } from '../support/citizen.ts'
import { aProgram, type Program } from '../support/program.ts'
import { MIRRORED } from '../support/pseudo.ts'
import { aPseudoHome } from '../support/pseudo-home.ts'
import { asks } from '../support/views.ts'
import { inFocus } from '../support/views-checks.ts'

let home: Awaited<ReturnType<typeof aPseudoHome>>
let program: Program
let browser: Browser

beforeAll(async () => {
  home = await aPseudoHome()
  browser = await launchBrowser()
  program = await aProgram({ LOG_LEVEL: 'error' }, home.path)
  await program.start()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await program.drop()
  await home.remove()
})

describe('Somebody with a keyboard and no mouse', () => {
  it('does everything there is to do, and always sees where they are', async () => {
    const citizen = await Citizen.visits(browser, program.url)
    const { page } = citizen
    const press = async (selector: string, name?: string) => {
      await tabTo(page, selector, name)
      await page.keyboard.press('Enter')
    }
    const leaves = async (act: () => Promise<void>) => {
      const loaded = page.waitForEvent('load')
      await act()
      await loaded
    }
    const answered = async (act: () => Promise<void>) => {
      const answers = await page.locator('.answer').count()
      await act()
      await page.locator('.answer').nth(answers).waitFor()
    }

    await press('.languages summary')
    await leaves(() => press('.languages [lang=da]'))
    await leaves(() => press('.sign-in a'))
    await leaves(() => press('button[value]', 'Amina'))
    await page.locator('.answer .tools button').first().waitFor()
    for (const question of ['next-step', 'plan', 'expected-of-me', 'what-i-can-expect']) {
      await answered(() => press(`.questions [value=${question}]`))
    }
    await tabTo(page, '#text')
    await page.keyboard.type('hvad er mit næste skridt?')
    await answered(() => page.keyboard.press('Enter'))
    await press('.answer:last-child .more summary')
    await page.locator('.answer:last-child .more[open]').waitFor()
    await press('.answer:last-child .source summary')
    await page.locator('.answer:last-child .source[open]').waitFor()
    await answered(() => press('.answer .choices button'))
    await leaves(() => press('.print'))
    await leaves(() => press('.back a'))
    await leaves(() => press('header form button'))
    await page.locator('.sign-in').waitFor()
    await citizen.leaves()
  }, 60_000)

  it('sees it on a dark screen, too', async () => {
    const citizen = await Citizen.visits(browser, program.url)
    await citizen.page.emulateMedia({ colorScheme: 'dark' })
    await tabTo(citizen.page, '.languages summary')
    await citizen.page.keyboard.press('Enter')
    await tabTo(citizen.page, '.write button')
    await citizen.leaves()
  })
})

describe('Somebody who hears the page', () => {
  it('hears it in the order it is to be understood in, from left to right or from right to left', async () => {
    const danish = await heard('da-DK')
    expect(danish).toEqual(ORDER)
    const mirrored = await heard(MIRRORED)
    expect(mirrored.map(roleOf)).toEqual(danish.map(roleOf))
  })

  /** The front page, and then the answer from a plan; days and times are left out, for they change. */
  async function heard(locale: string): Promise<string[]> {
    const citizen = await Citizen.visits(browser, program.url, locale)
    const { page } = citizen
    await page.locator('.answer .tools button').first().waitFor()
    const front = await page.locator('body').ariaSnapshot()
    await citizen.signsInAs('Yusuf Prøvegaard')
    // A talk from before is told the language of the page, and answers in it.
    await page.locator('.answer:last-child:not([lang]) .tools button').first().waitFor()
    await asks(page, 'next-step')
    await citizen.answer().locator('.tools button').first().waitFor()
    await page.evaluate(() => {
      for (const details of Array.from(document.querySelectorAll('.answer:last-child details'))) details.setAttribute('open', '')
    })
    const answer = await citizen.answer().ariaSnapshot()
    await citizen.leaves()
    return `${front}\n${answer}`
      .split('\n')
      .filter(line => !line.includes('/url'))
      .map(line => line.trim().replace(/^- /, '').replace(DAY, 'DAY').replace(TIME, 'TIME'))
  }
})

const DAY = /\p{L}+dag \d+\. \p{L}+(?: \d{4})?/gu
const TIME = /\d\d:\d\d/g
const roleOf = (line: string): string => /^'?([a-z]+)/.exec(line)?.[1] ?? line

/** What is heard, as role and name. */
const ORDER: readonly string[] = [
  'banner:',
  'heading "Næste skridt" [level=1]',
  'paragraph: Digital assistent, ikke et menneske',
  'group: Language',
  'link "Log ind":',
  'main:',
  'region "Samtale":',
  'link "Log ind for at se din plan":',
  'paragraph: Du kan godt spørge uden at logge ind. Så svarer jeg på det, der gælder for alle.',
  'log:',
  'heading "Svar" [level=2]',
  'paragraph: Hej. Jeg er en digital assistent, ikke et menneske. Jeg kan svare på spørgsmål om din plan. Du bestemmer selv, om du vil bruge mig. Hvad vil du vide?',
  'button "Kopiér svaret"',
  'button "Print svaret"',
  'status',
  'link "Tilgængelighed":',
  'status:',
  'paragraph',
  'status',
  'group "Fire spørgsmål, du altid kan stille":',
  'button "Hvad er planen?"',
  'button "Hvad er mit næste skridt?"',
  'button "Hvad forventes af mig?"',
  'button "Hvad kan jeg forvente?"',
  'text: Skriv dit spørgsmål',
  'textbox "Skriv dit spørgsmål"',
  'button "Send"',
  'heading "Svar" [level=2]',
  'paragraph: "Dit næste skridt er en aftale: Hils på Rasmus. Den er DAY kl. TIME."',
  'term: Hvornår',
  'definition:',
  'time: DAY kl. TIME–TIME',
  'term: Hvor',
  'definition:',
  'text: "Prøveby Kommune, Job og Hjælp Prøvevej 1, 0999 Prøveby Lokale: mødelokale 2"',
  `'link "Vis på et kort : Prøvevej 1, 0999 Prøveby"':`,
  'text: "Sådan kommer du derhen: Bus 1P stopper lige ved døren."',
  'term: Hvem du møder',
  'definition:',
  'text: Rasmus Brobygger socialrådgiver',
  'link "00 00 00 12":',
  'text: mandag til fredag kl. 10-13',
  'term: Hvem du møder',
  'definition:',
  'text: Jonas Fodfæste mentor',
  'link "00 00 00 14":',
  'text: tirsdag til fredag kl. 9-15',
  'term: Pligt',
  'definition: Du skal komme.',
  'term: Hvad det handler om',
  'definition: Du møder din nye sagsbehandler. Jonas er med.',
  'button "Hvordan forbereder jeg mig?"',
  'button "Hvordan kommer jeg derhen?"',
  'button "Hvorfor skal jeg det?"',
  'group:',
  'text: Vis mere',
  'heading "Mere om det" [level=3]',
  'term: Sådan gør du dig klar',
  'definition: Tænk over, hvad Rasmus skal vide om dig. Du behøver ikke fortælle alt forfra.',
  'term: Hvis du ikke kan',
  'definition:',
  'text: Ring til kommunen på',
  'link "00 00 00 10":',
  'text: ", helst dagen før. Ring også gerne samme dag, hvis du bliver syg."',
  'group:',
  'text: Fra Prøve-Job. Opdateret DAY. Hentet i dag, DAY kl. TIME.',
  'list:',
  'listitem:',
  'text: "System: Prøve-Job. Nummer: JOB-yusuf-samtale. Opdateret:"',
  'time: DAY',
  'text: .',
  'button "Kopiér svaret"',
  'button "Print svaret"'
]

/** Presses Tab until this has the focus; whatever has it on the way must show it (WCAG 2.2, 2.4.7 and 1.4.11: 3 to 1). */
async function tabTo(page: Page, selector: string, name = ''): Promise<void> {
  const isOurs = new URL(page.url()).hostname === 'localhost'
  for (let pressed = 0; pressed < 150; pressed++) {
    await page.keyboard.press('Tab')
    const { isWanted, ring } = await inFocus(page, selector, name)
    if (isOurs) expect(ring).toBeGreaterThanOrEqual(3)
    if (isWanted) return
  }
  throw new Error(`the Tab key does not reach ${selector}`)
}
