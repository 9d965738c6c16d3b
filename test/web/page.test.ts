import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import express from 'express'
import { loadTexts } from '../../src/text/texts.ts'
import { createLines } from '../../src/web/directline/lines.ts'
import type { Boot } from '../../src/web/page/boot.ts'
import { createFormTokens } from '../../src/web/page/form-tokens.ts'
import { html, jsonForScript } from '../../src/web/page/html.ts'
import { createPage, type PageOptions } from '../../src/web/page/page.ts'
import { createCookies } from '../../src/web/sign-in/cookies.ts'
import { formToken } from '../support/sign-in.ts'
import { silentLog } from '../support/silent-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'page-'))
const clientDir = join(folder, 'client')
let displayName: string | undefined
const cookies = createCookies({ secure: false, sealKey: new Uint8Array(32) })
/** A page nobody has said anything on. */
const house: Omit<PageOptions, 'texts' | 'clientDir'> = {
  sessionOf: async () => {
    const now = new Date()
    return displayName === undefined
      ? undefined
      : { id: 'session', personId: 'person', displayName, signedInAt: now, lastSeenAt: now }
  },
  cookies,
  formTokens: createFormTokens({ secret: new Uint8Array(32), cookies }),
  isUrgent: () => false,
  office: { name: 'Prøvekommunen', phone: '+4500000000', email: 'hjaelp@proevekommunen.example' },
  talks: {
    find: async () => undefined,
    enter: async () => Promise.reject(new Error('nobody speaks here')),
    greeted: async () => ({ id: 'talk', channel: 'web', state: { misses: 0, introduced: true }, version: 1, watermark: 0 }),
    said: async () => [],
    take: async () => {}
  },
  lines: createLines({
    tokens: { issue: async () => ({ token: 'of-the-line', expires_in: 1800 }) },
    clock: { now: () => new Date() }
  }),
  wholePlan: async () => [],
  publicUrl: 'http://localhost',
  limitOpenings: (_request, _response, next) => next(),
  signInPath: '/sign-in',
  signOutPath: '/sign-out',
  log: silentLog
}
let server: Server
let url: string

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build-client.mjs', clientDir])
  const app = express()
  app.set('trust proxy', 1)
  const texts = await loadTexts(localesWithArabic())
  app.use(createPage({ ...house, texts, clientDir }))
  server = createServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  await new Promise(resolve => server.close(resolve))
  rmSync(folder, { recursive: true })
})

describe('The citizen’s page', () => {
  it('is Danish when the browser asks for nothing we speak', async () => {
    expect(await page({ 'Accept-Language': 'tlh' })).toContain('<html lang="da" dir="ltr">')
    expect(await page({ 'Accept-Language': '*' })).toContain('<html lang="da" dir="ltr">')
  })

  it('speaks the first of the browser’s languages that we know', async () => {
    expect(await page({ 'Accept-Language': 'tlh, en-GB;q=0.9, da;q=0.8' })).toContain('<html lang="en" dir="ltr">')
  })

  it('is written from right to left in a language that is', async () => {
    expect(await page({ 'Accept-Language': 'ar-SY' })).toContain('<html lang="ar" dir="rtl">')
  })

  it('lets the citizen’s choice go before the browser’s language', async () => {
    expect(await page({ 'Accept-Language': 'en', Cookie: 'other=1; language=da' })).toContain('<html lang="da"')
  })

  it('passes over a cookie that is no language of ours', async () => {
    const written = await page({ 'Accept-Language': 'en', Cookie: 'language="><script>alert(1)</script>' })
    expect(written).toContain('<html lang="en"')
    expect(written).not.toContain('alert')
  })

  it('carries its texts, the languages and the four questions in the language shown', async () => {
    const boot = await bootOf({ 'Accept-Language': 'en' })
    expect(boot.texts.label).toBe('Digital assistant, not a human')
    expect(boot.languages).toContainEqual(expect.objectContaining({ tag: 'da', name: 'Dansk', dir: 'ltr' }))
    expect(boot.questions.map(({ ask }) => ask)).toEqual(['plan', 'next-step', 'expected-of-me', 'what-i-can-expect'])
    expect(boot.questions.every(({ label }) => label.endsWith('?'))).toBe(true)
  })

  it('says nothing of a name while nobody is signed in', async () => {
    expect(await bootOf()).not.toHaveProperty('displayName')
  })

  it.each(['</script><script>alert(1)</script>', '<!--<script>', `"'&<b>`])(
    'keeps the name %s as it is, and inert',
    async name => {
      displayName = name
      try {
        expect(await page()).not.toContain(name)
        expect((await bootOf()).displayName).toBe(name)
      } finally {
        displayName = undefined
      }
    }
  )

  it('has no script or style of its own in the HTML, so that the strictest CSP holds', async () => {
    const written = await page()
    const scripts = [...written.matchAll(/<script([^>]*)>([^<]*)/g)].map(([, attributes, content]) => [attributes, content])
    expect(scripts).toEqual([
      [expect.stringMatching(/^ type="module" src="\/assets\/script-[0-9a-f]{10}\.js"$/), ''],
      [' type="application/json" id="boot"', expect.any(String)]
    ])
    expect(written).not.toMatch(/<style|\sstyle=|\son[a-z]+=|https?:/)
  })

  it('is kept by no cache, for the next person at the computer is somebody else', async () => {
    expect((await fetch(url)).headers.get('cache-control')).toBe('no-store')
  })

  it('links to built files that browsers may keep for ever', async () => {
    const linked = [...(await page()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path)
    expect(linked).toHaveLength(3)
    for (const path of linked) {
      const response = await fetch(url + path)
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([
        path,
        200,
        'public, max-age=31536000, immutable'
      ])
    }
  })

  it('serves nothing from outside its assets', async () => {
    expect((await fetch(`${url}/assets/../manifest.json`)).status).toBe(404)
    expect((await fetch(`${url}/assets/%2e%2e%2fmanifest.json`)).status).toBeGreaterThanOrEqual(400)
  })

  it('says how to build when it has not been built', async () => {
    const texts = await loadTexts('locales')
    expect(() => createPage({ ...house, texts, clientDir: folder })).toThrow('npm run build')
  })
})

describe('The accessibility statement', () => {
  it('is linked from the foot of the page, and found at the address every public body has for it', async () => {
    expect(await page()).toMatch(/<footer class="foot"><a href="\/accessibility">Tilgængelighed<\/a>/)
    const nemUrl = await fetch(`${url}/was`, { redirect: 'manual' })
    expect([nemUrl.status, nemUrl.headers.get('location')]).toEqual([303, '/accessibility'])
  })

  it('says what the law asks for, in plain words and without script: who, how far, what is missing, how we know, where to say so', async () => {
    const written = await (await fetch(`${url}/accessibility`)).text()
    for (const words of [
      'Tilgængelighedserklæring',
      'Prøvekommunen står bag siden',
      'Siden lever delvis op til loven',
      'EN 301 549',
      'Det mangler vi',
      'Vi har selv gået siden igennem',
      '22. november',
      'Digitaliseringsstyrelsen',
      'skrive til hjaelp@proevekommunen.example'
    ]) {
      expect(written).toContain(words)
    }
    expect(written.match(/href="tel:\+4500000000"/g)).toHaveLength(2)
    expect(written).not.toMatch(/<script|\{\{/)
  })

  it('is there in English too', async () => {
    const written = await (await fetch(`${url}/accessibility`, { headers: { 'Accept-Language': 'en' } })).text()
    expect(written).toMatch(
      /<html lang="en".*Accessibility statement.*partly meets the law.*Danish Agency for Digital Government/s
    )
  })
})

describe('Choosing a language', () => {
  it.each(['GET', 'POST'])('remembers it in a cookie and goes back to the front page (%s)', async method => {
    const { status, headers } = await choose('en', method === 'GET' ? {} : await ownForm())
    expect([status, headers.get('location')]).toEqual([303, '/'])
    const cookie = headers.get('set-cookie')
    expect(cookie).toMatch(/^language=en; Max-Age=31536000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
  })

  it('cannot be done by a form that is not ours', async () => {
    const { status, headers } = await choose('en', { method: 'POST' })
    expect([status, headers.get('set-cookie')]).toEqual([403, null])
  })

  it('keeps the cookie to TLS where there is TLS', async () => {
    const { headers } = await choose('en', { headers: { 'X-Forwarded-Proto': 'https' } })
    expect(headers.get('set-cookie')).toContain('; Secure;')
  })

  it.each(['tlh', 'en-GB', 'EN', '%3Cscript%3E', '__proto__'])('refuses %s and remembers nothing', async tag => {
    const { status, headers } = await choose(tag)
    expect([status, headers.get('location'), headers.get('set-cookie')]).toEqual([404, null, null])
  })

  it.each(['//evil.example', '%2F%2Fevil.example', 'en/..//evil.example', 'https:%2F%2Fevil.example'])(
    'leads nobody away through %s',
    async tag => {
      const { status, headers } = await choose(tag)
      expect([status, headers.get('location')]).toEqual([404, null])
    }
  )

  it('leads nobody away through what the request says of where it came from or wants to go', async () => {
    const { headers } = await choose('en?next=https://evil.example', { headers: { Referer: 'https://evil.example/' } })
    expect(headers.get('location')).toBe('/')
  })
})

describe('HTML', () => {
  it('escapes every value, in text and in attributes', () => {
    expect(html`<p title="${`"'`}">${'<b>&'}</p>`.source).toBe('<p title="&quot;&#39;">&lt;b&gt;&amp;</p>')
  })

  it('takes HTML into HTML as it is', () => {
    expect(html`<ul>${html`<li>${'<'}</li>`}</ul>`.source).toBe('<ul><li>&lt;</li></ul>')
  })

  it('writes data so that it cannot end its script, and reads back the same', () => {
    const data = { name: '</script><!--' }
    const { source } = jsonForScript(data)
    expect(source).not.toContain('<')
    expect(JSON.parse(source)).toEqual(data)
  })
})

/** Our own languages and one that is written from right to left. */
function localesWithArabic(): string {
  const locales = join(folder, 'locales')
  cpSync('locales', locales, { recursive: true })
  cpSync('locales/en', join(locales, 'ar'), { recursive: true })
  writeFileSync(join(locales, 'ar/language.json'), JSON.stringify({ tag: 'ar', name: 'العربية', dir: 'rtl' }))
  return locales
}

async function page(headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(url, { headers })).text()
}

/** A form of the page, sent by the browser that has it. */
async function ownForm(): Promise<RequestInit> {
  const front = await fetch(url)
  const cookie = front.headers.getSetCookie().map(line => line.split(';')[0])
  const body = new URLSearchParams({ token: formToken(await front.text()) })
  return { method: 'POST', body, headers: { cookie: cookie.join('; '), origin: 'null', 'sec-fetch-site': 'same-origin' } }
}

async function bootOf(headers: Record<string, string> = {}): Promise<Boot> {
  const [, data] = /id="boot">(.*)<\/script>/.exec(await page(headers)) ?? []
  return JSON.parse(data ?? '')
}

function choose(tag: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/language/${tag}`, { redirect: 'manual', ...init })
}
