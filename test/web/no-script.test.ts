import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { aProgram, type Program } from '../support/program.ts'
import { formToken, signsOut } from '../support/sign-in.ts'
import { type Page, SmallBrowser } from '../support/small-browser.ts'

const AMINA = 'amina'
/** What her plan says; nobody else's does. */
const HERS = /Prøvesen|Vera|butik/
/** The questions as their buttons say them. */
const FOUR = ['Hvad er planen?', 'Hvad er mit næste skridt?', 'Hvad forventes af mig?', 'Hvad kan jeg forvente?']

let program: Program
let browser: SmallBrowser

beforeAll(async () => {
  program = await aProgram({ LOG_LEVEL: 'error' })
  await program.start()
}, 120_000)
beforeEach(() => {
  browser = new SmallBrowser()
})
afterAll(() => program.drop())

describe('The page without script', () => {
  it('answers each of the four questions of a signed-in citizen, pressed as buttons of a form', async () => {
    await signIn()
    expect(await ask({ ask: 'plan' })).toContain('Dit mål er')
    expect(await ask({ ask: 'next-step' })).toContain('Dit næste skridt er en aftale')
    expect(await ask({ ask: 'expected-of-me' })).toContain('Det første, du skal, er')
    expect(await ask({ ask: 'what-i-can-expect' })).toContain('Kommunen betaler dit buskort')
    expect(ownWords(await front())).toEqual(FOUR)
  })

  it('answers what is written, leads to the answer, and offers what to ask next as buttons', async () => {
    await signIn()
    const answered = await send({ key: keyOf(await front()), text: 'hvad er mit næste skridt?' })
    expect([answered.status, answered.headers.get('location')]).toEqual([303, '/#answer'])
    const { html } = await front()
    expect(html.indexOf('id="answer"')).toBeLessThan(html.lastIndexOf('Dit næste skridt er en aftale'))
    expect(html).toMatch(/<button type="submit" class="button" name="ask" value="why">Hvorfor skal jeg det\?<\/button>/)
    expect(await ask({ ask: 'why' })).toContain('Din plan siger hvorfor')
  })

  it('answers a form once that is sent twice, at the same time or after a reload', async () => {
    await signIn()
    const before = ownWords(await front())
    const form = { key: keyOf(await front()), ask: 'plan' }
    await Promise.all([send(form), send(form)])
    await send(form)
    expect(ownWords(await front())).toEqual([...before, 'Hvad er planen?'])
    await send({ ...form, ask: 'next-step' })
    expect(ownWords(await front())).toEqual([...before, 'Hvad er planen?', 'Hvad er mit næste skridt?'])
  })

  it('keeps the talk of somebody who is not signed in, in a cookie that ends with the browser', async () => {
    const sent = await send({ key: keyOf(await front()), ask: 'plan' })
    const cookie = sent.headers.getSetCookie().find(line => line.startsWith('talk=')) ?? ''
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(await ask({ text: 'hej' })).toContain('href="/sign-in"')
    expect(ownWords(await front())).toEqual(['Hvad er planen?', 'hej'])
    expect(ownWords(await new SmallBrowser().get(program.url))).toEqual([])
  })

  it('begins anew with a talk cookie that we did not make', async () => {
    await ask({ text: 'hej' })
    for (const forged of ['eyJhbGciOiJkaXIifQ..x.y.z', '00000000-0000-0000-0000-000000000000', '']) {
      const answer = await fetch(program.url, { headers: { cookie: `talk=${forged}` } })
      expect(answer.status).toBe(200)
      const html = await answer.text()
      expect(ownWords({ html })).toEqual([])
      const [kept = ''] = answer.headers.getSetCookie().map(line => line.split(';')[0] ?? '')
      const asked = await fetch(`${program.url}/ask`, {
        method: 'POST',
        headers: { cookie: `talk=${forged}; ${kept}`, origin: 'null', 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ key: 'k', text: 'hej', token: formToken(html) }),
        redirect: 'manual'
      })
      expect([asked.status, asked.headers.get('location')]).toEqual([303, '/#answer'])
    }
  })

  it('shows what was written as words, never as HTML, and takes a key of any kind', async () => {
    const written = `<img src=x onerror="alert(1)">'&</script><!--`
    await send({ key: `"><script>alert(2)</script>`, text: written })
    const { html } = await front()
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;>'&amp;&lt;/script>&lt;!--")
    expect(html).not.toMatch(/<img|alert\(2\)/)
    expect(html.match(/<script/g)).toHaveLength(2)
  })

  it('does nothing when nothing was asked, and refuses what is too long to read', async () => {
    const nothings: Record<string, string>[] = [{}, { text: '  ' }, { ask: 'crisis' }, { ask: '__proto__' }, { speak: 'tlh' }]
    for (const nothing of nothings) {
      const { status, headers } = await send({ key: 'k', ...nothing })
      expect([status, headers.get('location')]).toEqual([303, '/'])
    }
    expect((await send({ key: 'k', text: 'a'.repeat(300_000) })).status).toBe(413)
    expect(ownWords(await front())).toEqual([])
  })

  it('keeps what it could not take, says so, and sends it again at a press', async () => {
    await ask({ text: 'hej' })
    const key = keyOf(await front())
    const sent = await Promise.all(Array.from({ length: 80 }, (_, index) => send({ key, text: `besked ${index}` })))
    const refused = sent.find(({ status }) => status === 429)
    const html = (await refused?.text()) ?? ''
    const [, text = ''] = /name="text" value="([^"]+)"/.exec(html) ?? []
    expect(text).toMatch(/^besked \d+$/)
    expect(html).toContain('Ikke sendt.')
    expect(html).not.toContain('<script')
    expect(keyOf({ html })).toBe(key)
    expect(ownWords(await front())).not.toContain(text)
    await send({ key, text })
    expect(ownWords(await front())).toContain(text)
  })

  it('goes on in the language chosen on the page, or asked for in the talk', async () => {
    await ask({ text: 'hej' })
    const english = await browser.get(`${program.url}/language/en`)
    expect(english.html).toContain('<html lang="en"')
    expect(await ask({ ask: 'plan' })).toContain('What is the plan?')
    expect(await ask({ speak: 'da' })).toContain('<html lang="da"')
  })

  it('shows nothing personal after the citizen has signed out, also not what was asked before', async () => {
    await ask({ text: 'hej med dig' })
    await signIn()
    const before = await front()
    expect(await ask({ ask: 'next-step' })).toMatch(HERS)
    expect(before.headers.get('cache-control')).toBe('no-store')
    await signsOut(program, browser)

    const after = await front()
    expect(after.headers.get('cache-control')).toBe('no-store')
    expect(after.html).not.toMatch(HERS)
    expect(ownWords(after)).toEqual([])
    const asked = await ask({ key: keyOf(before), ask: 'next-step' })
    expect(asked).not.toMatch(HERS)
    expect(asked).toContain('href="/sign-in"')
  })
})

describe('The whole plan', () => {
  it('gives the four answers on one page, opened, with source and age, and nothing to press', async () => {
    await signIn()
    const before = await front()
    expect(before.html).toContain('<a class="print" href="/plan">Vis hele planen til print</a>')
    const { html, headers } = await browser.get(`${program.url}/plan`)
    expect([...html.matchAll(/<h2>([^<]+)/g)].map(([, question]) => question)).toEqual(FOUR)
    expect(html).toContain('Dit næste skridt er en aftale')
    expect(html.match(/Hentet [^<]*kl\. [^<]*/g)?.length).toBeGreaterThanOrEqual(4)
    expect(html).toContain('<details class="more" open')
    expect(html).not.toMatch(/<button|<script/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(ownWords(await front())).toEqual(ownWords(before))
  })

  it('leads to the sign-in when nobody is signed in', async () => {
    const { status, headers } = await browser.fetch(`${program.url}/plan`, { redirect: 'manual' })
    expect([status, headers.get('location')]).toEqual([303, '/sign-in'])
  })
})

async function signIn(): Promise<void> {
  const list = await browser.get(`${program.url}/sign-in`)
  await browser.press(list, 'citizen', AMINA)
}

function front(): Promise<Page> {
  return browser.get(program.url)
}

function keyOf({ html }: Pick<Page, 'html'>): string {
  return /name="key" value="([^"]+)"/.exec(html)?.[1] ?? ''
}

/** Opens the page, sends its form, and reads the page after it. */
async function ask(fields: Record<string, string>): Promise<string> {
  const { status } = await send({ key: keyOf(await front()), ...fields })
  expect(status).toBe(303)
  return (await front()).html
}

/** Sends a form of our own page, whose browser hides where it is from (`Referrer-Policy: no-referrer`). */
async function send(fields: Record<string, string>): Promise<Response> {
  const token = formToken((await front()).html)
  const body = new URLSearchParams({ token, ...fields })
  const headers = { origin: 'null', 'sec-fetch-site': 'same-origin' }
  return browser.fetch(`${program.url}/ask`, { method: 'POST', body, headers, redirect: 'manual' })
}

/** What the citizen has said so far, as the page shows it. */
function ownWords({ html }: Pick<Page, 'html'>): string[] {
  return [...html.matchAll(/<div class="own"[^>]*><p class="words"><span[^>]*>[^<]*<\/span><bdi>([^<]*)/g)].map(
    ([, words]) => words ?? ''
  )
}
