import { aProgram, type Program } from '../support/program.ts'
import { arrives, departs, formToken, signsOut } from '../support/sign-in.ts'
import { SmallBrowser } from '../support/small-browser.ts'

const SIGNED_OUT = 'Du er blevet logget ud. Log ind igen for at se din plan.'
const EXPIRED = 'Siden var for gammel. Prøv igen.'
const WRITTEN = 'hvornår er <min> aftale?'
/** As a browser under `no-referrer` sends a form of ours. */
const OURS = { origin: 'null', 'sec-fetch-site': 'same-origin' }

let program: Program
let other: Program
beforeAll(async () => {
  ;[program, other] = await Promise.all([aProgram({ LOG_LEVEL: 'error' }), aProgram({ LOG_LEVEL: 'error' })])
  await program.start()
  await other.start()
}, 60_000)
afterAll(() => Promise.all([program.drop(), other.drop()]))

describe('A form of our own page', () => {
  it('is taken from a browser that hides where it is from, and from one that tells neither that nor anything else', async () => {
    const browser = new SmallBrowser()
    const token = await tokenOf(browser)
    expect((await sends(browser, { text: 'hej', token }, OURS)).status).toBe(303)
    expect((await sends(browser, { text: 'hej igen', token }, {})).status).toBe(303)
    expect((await sends(browser, { text: 'hej hej', token }, { origin: program.url })).status).toBe(303)
    expect((await browser.get(program.url)).html).toMatch(/>hej<.*>hej igen<.*>hej hej</s)
  })

  it('is taken from two windows of one browser', async () => {
    const browser = new SmallBrowser()
    const [one, two] = [await tokenOf(browser), await tokenOf(browser)]
    expect((await sends(browser, { text: 'den ene', token: one }, OURS)).status).toBe(303)
    expect((await sends(browser, { text: 'den anden', token: two }, OURS)).status).toBe(303)
  })

  it.each([
    ['without a token', async () => undefined],
    ['with a token nobody issued', async () => 'A'.repeat(43)],
    ['with the token of another browser', () => tokenOf(new SmallBrowser())],
    ['with the token of another deployment', () => tokenOf(new SmallBrowser(), other)]
  ])('is not taken %s; nothing is done, and what was written stands in the field of a new page', async (_how, tokenFor) => {
    const browser = new SmallBrowser()
    await tokenOf(browser)
    const token = await tokenFor()
    const refused = await sends(browser, { text: WRITTEN, ...(token && { token }) }, OURS)
    const html = await refused.text()
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([403, 'no-store'])
    expect(html).toContain(EXPIRED)
    expect(html).toContain('Er du i fare, så ring')
    expect(fieldOf(html)).toBe('hvornår er &lt;min> aftale?')
    expect(said((await browser.get(program.url)).html)).toEqual([])

    expect((await sends(browser, { text: 'og igen', token: formToken(html) }, OURS)).status).toBe(303)
    expect(said((await browser.get(program.url)).html)).toEqual(['og igen'])
  })

  it('is not taken in the name of somebody who signed in, in another window, after the page was opened', async () => {
    const browser = new SmallBrowser()
    const before = await tokenOf(browser)
    await signsIn(browser)
    const refused = await sends(browser, { text: WRITTEN, token: before }, OURS)
    expect([refused.status, fieldOf(await refused.text())]).toEqual([403, 'hvornår er &lt;min> aftale?'])
    expect(said((await browser.get(program.url)).html)).toEqual([])
  })

  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another site that hides where it is', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of ours', { origin: 'https://other.naeste-skridt.example', 'sec-fetch-site': 'same-site' }],
    ['another site, in a browser that tells only where it is', { origin: 'https://evil.example' }]
  ])('is not taken from %s, even with the right token, and nothing it says is shown', async (_whose, headers) => {
    const browser = new SmallBrowser()
    await signsIn(browser)
    const token = await tokenOf(browser)
    for (const path of ['/ask', '/sign-out', '/language/en']) {
      const refused = await sends(browser, { text: WRITTEN, token }, { ...headers, accept: 'text/html' }, path)
      const html = await refused.text()
      expect([path, refused.status, refused.headers.getSetCookie()]).toEqual([path, 403, []])
      expect(html).toContain(EXPIRED)
      expect(html).not.toContain('aftale')
    }
    const { html } = await browser.get(program.url)
    expect(html).toContain('Du er logget ind som')
    expect(said(html)).toEqual([])
  })

  it('signs out nobody without its token, and is done at once for who has signed out already', async () => {
    const browser = new SmallBrowser()
    await signsIn(browser)
    const refused = await sends(browser, {}, { ...OURS, accept: 'text/html' }, '/sign-out')
    expect([refused.status, (await refused.text()).includes(EXPIRED)]).toEqual([403, true])
    expect((await browser.get(program.url)).html).toContain('Du er logget ind som')
    const old = await tokenOf(browser)
    await signsOut(program, browser)
    const again = await sends(browser, { token: old }, OURS, '/sign-out')
    expect([again.status, again.headers.get('location')]).toEqual([303, '/'])
  })
})

describe('Somebody whose session has ended', () => {
  it('is told so in words, once, and asked to sign in again', async () => {
    const browser = await withEndedSession()
    const { html } = await browser.get(program.url)
    expect(html).toContain(SIGNED_OUT)
    expect(html).not.toContain('Amina')
    expect((await browser.get(program.url)).html).not.toMatch(/<p>Du er blevet logget ud/)
  })

  it('loses nothing of what they write without script: it stands in the field, and can be sent', async () => {
    const browser = await withEndedSession()
    const token = endedToken
    const answer = await sends(browser, { text: WRITTEN, token }, OURS)
    const html = await answer.text()
    expect([answer.status, fieldOf(html)]).toEqual([403, 'hvornår er &lt;min> aftale?'])
    expect(html).toContain(`<p>${SIGNED_OUT}</p>`)
    expect((await sends(browser, { text: WRITTEN, token: formToken(html) }, OURS)).status).toBe(303)
    expect((await browser.get(program.url)).html).toContain('hvornår er &lt;min> aftale?')
  })

  it('is answered at once when what they write is a cry for help', async () => {
    const browser = await withEndedSession()
    const answer = await sends(browser, { text: 'jeg vil tage mit eget liv', token: endedToken }, OURS)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/#answer'])
    expect((await browser.get(program.url)).html).toContain('tel:112')
  })
})

/** The token of the page they had open when their session ended. */
let endedToken = ''

/** Their session was ended on another device: the cookie is still here, and opens nothing. */
async function withEndedSession(): Promise<SmallBrowser> {
  const { browser, callback } = await departs(program, 'amina')
  const arrival = await arrives(browser, callback)
  const [cookie = ''] = arrival.headers.getSetCookie().filter(line => line.startsWith('session='))
  endedToken = await tokenOf(browser)
  await signsOut(program, browser)
  browser.keeps(cookie)
  return browser
}

async function signsIn(browser: SmallBrowser): Promise<void> {
  const list = await browser.get(`${program.url}/sign-in`)
  await browser.press(list, 'citizen', 'leyla')
}

async function tokenOf(browser: SmallBrowser, { url } = program): Promise<string> {
  return formToken((await browser.get(url)).html)
}

function sends(browser: SmallBrowser, fields: Record<string, string>, headers: Record<string, string>, path = '/ask') {
  const body = new URLSearchParams(fields)
  return browser.fetch(`${program.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
}

/** What stands in the text field. */
function fieldOf(html: string): string | undefined {
  return /<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)?.[1]
}

/** What the citizen has said, as the page shows it. */
function said(html: string): string[] {
  return [...html.matchAll(/<div class="own"[^>]*><p class="words"><span[^>]*>[^<]*<\/span><bdi>([^<]*)/g)].map(
    ([, words]) => words ?? ''
  )
}
