import type { Activity, Message } from './activity.ts'
import type { Connection } from './conversation.ts'

const BASE = '/v3/directline'
const REQUEST_MS = 20_000
const OPEN_MS = 10_000
const POLL_MS = 2_000
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000
/** A message sent must come back over the socket within this time, else the socket is dead. */
const ECHO_MS = 10_000
/** After so many sockets that never opened, something on the way forbids them: ask instead. */
const SOCKETS_TRIED = 2
/** Our server's word for a session that was signed out or timed out. */
const SESSION_ENDED = 'SessionEnded'

interface Joined {
  readonly conversationId: string
  readonly token: string
  readonly expires_in?: number
  readonly streamUrl?: string
}

interface ActivitySet {
  readonly activities?: readonly Activity[]
  readonly watermark?: string
}

/** The server's refusal of a request. */
class Refused extends Error {
  readonly status: number
  readonly code: string | undefined
  constructor(status: number, code: string | undefined) {
    super(`${status} ${code ?? ''}`)
    this.status = status
    this.code = code
  }
}

/** Whether a message was refused because the citizen is no longer signed in. */
export function isSessionEnd(error: unknown): boolean {
  return error instanceof Refused && error.code === SESSION_ENDED
}

export interface Listener {
  activity(activity: Activity): void
  connection(connection: Connection): void
  /** The session has ended, and this conversation with it: nothing more is told of it. */
  signedOut(): void
}

/** One conversation over Direct Line 3.0: joins, listens, joins again from where it was; each activity is told once. */
export class DirectLine {
  readonly #locale: string
  readonly #signedIn: boolean
  readonly #listener: Listener
  readonly #seen = new Set<string>()
  readonly #firstJoin: Promise<void>
  #hasJoined = () => {}
  #joined: Joined | undefined
  #ended = false
  #tokenValid = false
  #watermark: string | undefined
  #socket: WebSocket | undefined
  #socketsFailed = 0
  #refresh: ReturnType<typeof setTimeout> | undefined

  constructor(whose: { locale: string; signedIn: boolean }, listener: Listener) {
    this.#locale = whose.locale
    this.#signedIn = whose.signedIn
    this.#listener = listener
    this.#firstJoin = new Promise(resolve => {
      this.#hasJoined = resolve
    })
  }

  /** Keeps the conversation open until the session has ended. */
  async run(): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; !this.#ended; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      try {
        const { streamUrl } = await this.#join()
        if (streamUrl && this.#socketsFailed < SOCKETS_TRIED) await this.#listen(streamUrl)
        else await this.#poll()
        retryMs = FIRST_RETRY_MS
      } catch (error) {
        if (!this.#isTheEnd(error)) this.#listener.connection('offline')
      }
      await pause(retryMs)
    }
  }

  /**
   * Sends, as soon as there is a conversation to send to.
   * @throws Error when it is not certain that the message arrived; it may be sent again, after the end of the session elsewhere.
   */
  async send(message: Message): Promise<void> {
    await this.#firstJoin
    if (this.#ended) throw new Refused(403, SESSION_ENDED)
    try {
      const sent = await this.#call<{ id?: string }>('POST', `${this.#path()}/activities`, message)
      setTimeout(() => this.#socket && sent.id && !this.#seen.has(sent.id) && this.#socket.close(), ECHO_MS)
    } catch (error) {
      this.#isTheEnd(error)
      throw error
    }
  }

  async #join(): Promise<Joined> {
    const rejoin = () => this.#call<Joined>('GET', `${this.#path()}${this.#since()}`)
    const joined = this.#tokenValid ? await rejoin() : await this.#start()
    this.#keep(joined)
    this.#hasJoined()
    return joined
  }

  /** A citizen who was signed in gets their own conversation again; another one means that they no longer are. */
  async #start(): Promise<Joined> {
    const opened = await this.#call<Joined>('POST', 'tokens/generate', { locale: this.#locale })
    const isAnother = this.#joined && this.#joined.conversationId !== opened.conversationId
    if (this.#signedIn && isAnother) throw new Refused(403, SESSION_ENDED)
    if (isAnother) this.#watermark = undefined
    this.#keep(opened)
    return this.#call<Joined>('POST', 'conversations', { locale: this.#locale })
  }

  #keep(joined: Joined): void {
    this.#joined = { ...this.#joined, ...joined }
    this.#tokenValid = true
    clearTimeout(this.#refresh)
    this.#refresh = setTimeout(() => void this.#renew(), (joined.expires_in ?? 1800) * 500)
  }

  /** Halfway through the token's life. If it fails, joining again mends it. */
  async #renew(): Promise<void> {
    try {
      this.#keep(await this.#call<Joined>('POST', 'tokens/refresh'))
    } catch (error) {
      this.#isTheEnd(error)
    }
  }

  /** Resolves when the socket closes. */
  #listen(streamUrl: string): Promise<void> {
    return new Promise(resolve => {
      const socket = new WebSocket(streamUrl)
      this.#socket = socket
      this.#socketsFailed++
      const opening = setTimeout(() => socket.close(), OPEN_MS)
      socket.onopen = () => {
        clearTimeout(opening)
        this.#socketsFailed = 0
        this.#listener.connection('online')
      }
      socket.onmessage = event => event.data && this.#receive(JSON.parse(event.data))
      socket.onclose = () => {
        clearTimeout(opening)
        this.#socket = undefined
        resolve()
      }
    })
  }

  async #poll(): Promise<never> {
    for (;;) {
      this.#receive(await this.#call<ActivitySet>('GET', `${this.#path()}/activities${this.#since()}`))
      this.#listener.connection('online')
      await pause(POLL_MS)
    }
  }

  #receive({ activities = [], watermark }: ActivitySet): void {
    if (this.#ended) return
    this.#watermark = watermark ?? this.#watermark
    for (const activity of activities) {
      if (activity.id && this.#seen.has(activity.id)) continue
      if (activity.id) this.#seen.add(activity.id)
      this.#listener.activity(activity)
    }
  }

  /** Whether the session has ended. Any other refusal of the token only means that a new one must be asked for. */
  #isTheEnd(error: unknown): boolean {
    if (!(error instanceof Refused) || ![401, 403, 404].includes(error.status)) return false
    this.#tokenValid = false
    this.#socket?.close()
    if (error.code === SESSION_ENDED && !this.#ended) this.#end()
    return this.#ended
  }

  #end(): void {
    this.#ended = true
    clearTimeout(this.#refresh)
    this.#hasJoined()
    this.#listener.signedOut()
  }

  #path(): string {
    return `conversations/${encodeURIComponent(this.#joined?.conversationId ?? '')}`
  }

  #since(): string {
    return this.#watermark === undefined ? '' : `?watermark=${encodeURIComponent(this.#watermark)}`
  }

  async #call<Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${BASE}/${path}`, {
      method,
      // Who signs in here in another window has a conversation of their own; this one must not become theirs.
      credentials: this.#signedIn ? 'same-origin' : 'omit',
      headers: {
        ...(this.#joined && { Authorization: `Bearer ${this.#joined.token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' })
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_MS)
    })
    if (response.ok) return response.json()
    const problem = await response.json().catch(() => ({}))
    throw new Refused(response.status, problem.error?.code)
  }
}

/** Waits, shorter when the browser says that it is online again. */
function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, ms * (0.5 + Math.random()))
    addEventListener('online', done)
  })
}
