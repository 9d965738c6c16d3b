/** A browser as small as a sign-in needs: it keeps cookies, follows redirects, and presses buttons of plain forms. */
export class SmallBrowser {
  readonly #cookies = new Map<string, string>()
  readonly #stopAt: string | undefined
  /** Every address it has asked. */
  readonly visited: string[] = []

  /** @param stopAt origin that is not asked: a redirect to it is where the journey ends */
  constructor(stopAt?: string) {
    this.#stopAt = stopAt
  }

  get(url: string): Promise<Page> {
    return this.#go(url, {})
  }

  /** Presses the button of the page's form that sends this name and value. */
  press(page: Page, name: string, value: string): Promise<Page> {
    const action = /<form[^>]*action="([^"]+)"/.exec(page.html)?.[1] ?? page.url
    const fields = [...page.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    const body = new URLSearchParams([...fields.map(field => [field[1] ?? '', field[2] ?? '']), [name, value]])
    return this.#go(new URL(action, page.url).href, { method: 'POST', body })
  }

  /** One request with the cookies, as a script of the page would make it. */
  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    this.visited.push(url)
    const answer = await fetch(url, { ...init, headers: { ...init.headers, cookie } })
    this.#keep(answer)
    return answer
  }

  /** Has a cookie, as the server once set it. */
  keeps(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (name === undefined) return
    if (value) this.#cookies.set(name, value)
    else this.#cookies.delete(name)
  }

  async #go(start: string, first: RequestInit): Promise<Page> {
    let url = start
    let init = first
    for (let hops = 0; hops < 10; hops += 1) {
      if (this.#stopAt && url.startsWith(this.#stopAt)) return { url, html: '', status: 0, headers: new Headers() }
      const answer = await this.fetch(url, { ...init, redirect: 'manual' })
      const location = answer.headers.get('location')
      const html = await answer.text()
      if (!location) return { url, html, status: answer.status, headers: answer.headers }
      url = new URL(location, url).href
      init = {}
    }
    throw new Error('too many redirects')
  }

  #keep(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) this.keeps(line)
  }
}

export interface Page {
  readonly url: string
  readonly html: string
  /** 0 for the address where the journey ended. */
  readonly status: number
  readonly headers: Headers
}
