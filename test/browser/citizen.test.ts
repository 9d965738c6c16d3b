import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { Citizen } from '../support/citizen.ts'
import { aProgram, type Program } from '../support/program.ts'

const AMINA = 'Amina Prøvesen'
/** What her plan says; nobody else's does. */
const HERS = /Prøvesen|Vera|butik/

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

describe('A citizen with a phone', () => {
  it('comes from the front page through sign-in to an answer from the plan', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.hears('Jeg er en digital assistent, ikke et menneske.')
    await citizen.signsInAs(AMINA)
    await citizen.sees(`Du er logget ind som ${AMINA}`)

    await citizen.writes('hvad er mit næste skridt?')
    await citizen.hears('Dit næste skridt er en aftale: Se butikken og møde Vera.')
    await citizen.presses('Hvorfor skal jeg det?')
    await citizen.hears('Din plan siger hvorfor')
    expect(await citizen.ownWords()).toEqual(['hvad er mit næste skridt?', 'Hvorfor skal jeg det?'])
    expect(citizen.complaints).toEqual([])
  })

  it('does the same in English, where the words of the plan are marked as Danish', async () => {
    citizen = await Citizen.visits(browser, program.url, 'en-GB')
    await citizen.hears('I am a digital assistant, not a human.')
    await citizen.signsInAs('Piotr Demosen')

    await citizen.writes('what is expected of me?')
    const answer = await citizen.hears('The first thing you must do is: Samtale om din plan.')
    expect(await answer.locator('[lang=da]').allTextContents()).toContain('Lov om en aktiv beskæftigelsesindsats')
    await citizen.presses('What is my next step?')
    const clash = await citizen.hears('You may not be able to reach both')
    const danish = ['Fysioterapi', 'Prøveby Sundhedshus', 'Løst tøj', 'sundhedskoordinator']
    expect(await clash.locator('[lang=da]').allTextContents()).toEqual(expect.arrayContaining(danish))
    expect(await citizen.page.locator('html').getAttribute('lang')).toBe('en')
    expect(citizen.complaints).toEqual([])
  })

  it('always has the four questions at hand, each with its answer', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs(AMINA)
    await citizen.presses('Hvad er planen?')
    await citizen.hears('Dit mål er: »Jeg vil gerne arbejde i en butik')
    await citizen.presses('Hvad er mit næste skridt?')
    await citizen.hears('Dit næste skridt er en aftale')
    await citizen.presses('Hvad forventes af mig?')
    await citizen.hears('Det første, du skal, er: Du møder i butikken')
    await citizen.presses('Hvad kan jeg forvente?')
    await citizen.hears('Kommunen betaler dit buskort')
  })

  it('reads facts as what they are: a time, a number to tap, and where they come from', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs(AMINA)
    await citizen.presses('Hvad er mit næste skridt?')
    const answer = await citizen.hears('Dit næste skridt er en aftale')

    const when = answer.locator('dl time').first()
    expect(await when.textContent()).toContain('kl. 10:00–10:45')
    expect(await when.getAttribute('datetime')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z$/)
    expect(await answer.getByRole('link', { name: '00 00 00 13' }).getAttribute('href')).toBe('tel:+4500000013')
    await answer.getByText('Vis mere').click()
    expect(await answer.getByRole('link', { name: '00 00 00 10' }).getAttribute('href')).toBe('tel:+4500000010')

    const record = answer.locator('.source li')
    expect(await record.isVisible()).toBe(false)
    await answer.getByText('Fra Prøve-Job. Opdateret').click()
    await record.waitFor()
    expect(await record.textContent()).toMatch(/System: Prøve-Job\. Nummer: .+\. Opdateret: .+\./)
  })

  it('gets by with the keyboard alone', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.tabsTo('Log ind for at se din plan')
    await citizen.page.keyboard.press('Enter')
    await citizen.sees('vælg en person')
    await citizen.tabsTo(AMINA)
    await citizen.page.keyboard.press('Enter')
    await citizen.sees('Du er logget ind som')
    await citizen.tabsTo('Hvad er mit næste skridt?')
    await citizen.page.keyboard.press('Enter')
    await citizen.hears('Dit næste skridt er en aftale')
  })

  it('meets no barrier a machine can find, from the front page through the talk to a sign-in that fails', async () => {
    citizen = await Citizen.visits(browser, program.url)
    expect(await citizen.barriers()).toEqual([])
    await citizen.signsInAs('Nadia Skabelonsen')
    await citizen.sees('Dit login er ikke sikkert nok')
    expect(await citizen.barriers()).toEqual([])

    await citizen.page.goto(program.url)
    await citizen.signsInAs(AMINA)
    await citizen.presses('Hvad forventes af mig?')
    const answer = await citizen.hears('Det første, du skal, er')
    await answer.getByText('Vis mere').click()
    await citizen.writes('jeg vil dø')
    await citizen.hears('Er du i fare lige nu?')
    expect(await citizen.barriers()).toEqual([])
  })
})

describe('A citizen who changes language', () => {
  it('keeps the talk, and is answered in the new one', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs('Yusuf Prøvegaard')
    await citizen.presses('Hvad er mit næste skridt?')
    await citizen.hears('Dit næste skridt er en aftale: Hils på Rasmus.')

    await citizen.page.getByText('Language').click()
    await citizen.page.getByRole('link', { name: 'English' }).click()
    await citizen.hears('I am answering in English now.')
    await citizen.sees('Dit næste skridt er en aftale: Hils på Rasmus.')
    await citizen.presses('What is my next step?')
    await citizen.hears('Your next step is an appointment: Hils på Rasmus.')
  })

  it('by writing so, is followed by the page', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs('Bente Øvelsen')
    await citizen.writes('in English, please')
    await citizen.sees('You are signed in as')
    await citizen.hears('I am answering in English now.')
    expect(await citizen.ownWords()).toEqual(['in English, please'])
  })
})

describe('A citizen who leaves', () => {
  it('leaves nothing behind on the screen, not even for the Back button', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs(AMINA)
    await citizen.presses('Hvad er mit næste skridt?')
    await citizen.hears('Se butikken og møde Vera')
    await citizen.presses('Log ud')
    await citizen.sees('Log ind for at se din plan')
    expect(await citizen.page.content()).not.toMatch(HERS)

    await citizen.page.goBack()
    await citizen.answer().waitFor()
    expect(await citizen.page.content()).not.toMatch(HERS)
  })

  it('in one window, and writes on in another, is heard all the same: it may be a cry for help', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs(AMINA)
    await citizen.presses('Hvad er mit næste skridt?')
    await citizen.hears('Se butikken og møde Vera')
    const other = await Citizen.in(citizen.page.context(), program.url)
    await other.presses('Log ud')
    await other.sees('Log ind for at se din plan')

    await citizen.writes('jeg vil dø')
    const help = await citizen.hears('Er du i fare lige nu?')
    expect(await help.getByRole('link', { name: '112' }).first().getAttribute('href')).toBe('tel:112')
    await citizen.sees('Du er blevet logget ud.')
    expect(await citizen.ownWords()).toEqual(['jeg vil dø'])
    expect(await citizen.page.locator('#page').textContent()).not.toMatch(HERS)

    await citizen.presses('Hvad er mit næste skridt?')
    await citizen.hears('Jeg skal vide, hvem du er')
  })
})

describe('A citizen whose message cannot be sent', () => {
  it('is told so, and sends it again when we are back, and gets one answer', async () => {
    citizen = await Citizen.visits(browser, program.url)
    await citizen.signsInAs('Fatima Eksempelborg')
    await citizen.hears('Hej Fatima Eksempelborg.')
    await program.stop()
    await citizen.writes('hvad er mit næste skridt?')
    await citizen.sees('Ikke sendt.')

    await program.start()
    await citizen.presses('Prøv igen')
    await citizen.hears('Dit næste skridt er: Hold om smerter.')
    await citizen.page.reload()
    await citizen.hears('Dit næste skridt er: Hold om smerter.')
    expect(await citizen.ownWords()).toEqual(['hvad er mit næste skridt?'])
    expect(await citizen.page.locator('.answer').count()).toBe(2)
  }, 60_000)
})
