import type { Program } from './program.ts'
import { SmallBrowser } from './small-browser.ts'

/**
 * Goes to the provider, chooses who to be, and stops before coming back.
 * @param publicUrl our address as the provider knows it
 */
export async function departs({ url }: Program, citizen: string, publicUrl = url) {
  const browser = new SmallBrowser(`${publicUrl}/sign-in/callback`)
  const leaving = await browser.fetch(`${url}/sign-in`, { redirect: 'manual' })
  const cookie = leaving.headers.getSetCookie()[0] ?? ''
  const list = await browser.get(leaving.headers.get('location') ?? '')
  const { url: callback } = await browser.press(list, 'citizen', citizen)
  return { browser, callback, cookie }
}

/** Comes back from the provider, and goes no further. */
export function arrives(browser: SmallBrowser, callback: string): Promise<Response> {
  return browser.fetch(callback, { redirect: 'manual' })
}

/** Opens our page and presses sign-out on it; as under `no-referrer`, the browser hides where the form is from. */
export async function signsOut({ url }: Program, browser: SmallBrowser): Promise<Response> {
  const token = formToken((await browser.get(url)).html)
  const headers = { origin: 'null', 'sec-fetch-site': 'same-origin' }
  return browser.fetch(`${url}/sign-out`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams({ token }) })
}

/** What the forms of a page carry. */
export function formToken(html: string): string {
  return /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
}
