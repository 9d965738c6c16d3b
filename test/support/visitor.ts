import { randomUUID } from 'node:crypto'
import { WEB_REPLY, type WebReply } from '../../src/bot/web-reply.ts'
import { SmallBrowser } from './small-browser.ts'

interface Activity {
  readonly id: string
  readonly from: { readonly role?: string }
  readonly text?: string
  readonly replyToId?: string
  readonly channelData?: { readonly clientActivityID?: string }
  readonly attachments?: readonly { readonly contentType: string; readonly content: WebReply }[]
}

/** A citizen with a browser and a talk with the started program, over plain HTTP. */
export class Visitor {
  readonly browser: SmallBrowser
  readonly #url: string
  #token = ''
  #conversationId = ''

  constructor(url: string) {
    this.#url = url
    this.browser = new SmallBrowser()
  }

  /** Signs in as one of the sandbox's people, through the provider, as a browser would. */
  async signsInAs(citizen: string) {
    const list = await this.browser.get(`${this.#url}/sign-in`)
    return this.browser.press(list, 'citizen', citizen)
  }

  /** Begins, or goes on with, a talk. */
  async opensTheChat(locale = 'da'): Promise<void> {
    const generated = await this.browser.fetch(`${this.#url}/v3/directline/tokens/generate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#url, 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ locale })
    })
    const { token, conversationId } = (await generated.json()) as { token: string; conversationId: string }
    this.#token = token
    this.#conversationId = conversationId
    await this.#send('POST', '/v3/directline/conversations')
  }

  /** What opens the talk to whoever holds it. */
  get key(): { readonly token: string; readonly conversationId: string } {
    return { token: this.#token, conversationId: this.#conversationId }
  }

  /** Sends a message; resolves with the answer's status, 0 when nobody answered. */
  async says(text: string, clientActivityID: string = randomUUID(), more: object = {}): Promise<number> {
    const body = { type: 'message', text, locale: 'da', from: { id: 'me' }, channelData: { clientActivityID }, ...more }
    const sent = await this.#send('POST', `/v3/directline/conversations/${this.#conversationId}/activities`, body).catch(
      () => undefined
    )
    return sent?.status ?? 0
  }

  /** Everything said in the talk so far, by both. */
  async reads(): Promise<Activity[]> {
    const all: Activity[] = []
    for (let watermark = '0'; ; ) {
      const read = await this.#send(
        'GET',
        `/v3/directline/conversations/${this.#conversationId}/activities?watermark=${watermark}`
      )
      const page = (await read.json()) as { activities: Activity[]; watermark: string }
      all.push(...page.activities)
      if (page.activities.length === 0) return all
      watermark = page.watermark
    }
  }

  /** Asks, and reads what was answered. */
  async asks(text: string): Promise<WebReply> {
    await this.says(text)
    const reply = (await this.reads()).at(-1)?.attachments?.find(({ contentType }) => contentType === WEB_REPLY)?.content
    if (!reply) throw new Error('no answer came')
    return reply
  }

  #send(method: string, path: string, body?: object): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body && JSON.stringify(body)
    })
  }
}
