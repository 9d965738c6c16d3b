import type { Line } from '../src/web/directline/lines.ts'
import type { SessionEnd } from '../src/web/session-end.ts'
import type { Activity, Message } from './activity.ts'
import type { Connection } from './conversation.ts'
import { Pause } from './pause.ts'
import { call, isFinal, isSessionEnd, Refused, sessionEnded } from './requests.ts'

const OPEN_MS = 10_000
const POLL_MS = 2_000
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000
/** A message sent must come back over the socket within this time, else the socket is dead. */
const ECHO_MS = 10_000
/** After so many sockets that never opened, something on the way forbids them: ask instead. */
const SOCKETS_TRIED = 2

interface Joined {
  readonly conversationId: string
  readonly token: string
  readonly expires_in?: number
  readonly streamUrl?: string
  readonly session?: SessionEnd
}

interface ActivitySet {
  readonly activities?: readonly Activity[]
  readonly watermark?: string
}

export interface Listener {
  activity(activity: Activity): void
  connection(connection: Connection): void
  /** There is a conversation to send to. */
  joined(conversationId: string): void
  /** When the session ends; told whenever the server has said it anew. */
  session(end: SessionEnd): void
  /** The session has ended, and this conversation with it: nothing more is told of it. */
  signedOut(): void
}

/** One conversation over Direct Line 3.0: joins, listens, joins again from where it was; each activity is told once. */
export class DirectLine {
  readonly #locale: string
  readonly #signedIn: boolean
  readonly #listener: Listener
  readonly #seen = new Set<string>()
  readonly #pause = new Pause()
  #joined: Joined | undefined
  #opened: Line | undefined
  #ended = false
  #tokenValid = false
  #watermark: string | undefined
  #hangUp = () => {}
  #socketsFailed = 0
  #refresh: ReturnType<typeof setTimeout> | undefined

  /** @param line opened already, where the page came with one */
  constructor(whose: { locale: string; signedIn: boolean; line?: Line }, listener: Listener) {
    this.#locale = whose.locale
    this.#signedIn = whose.signedIn
    this.#opened = whose.line
    this.#listener = listener
  }

  /** Keeps the conversation open until the session has ended. */
  async run(): Promise<void> {
    addEventListener('offline', this.#lost)
    for (let retryMs = FIRST_RETRY_MS; !this.#ended; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      try {
        const { streamUrl } = await this.#join()
        if (streamUrl && this.#socketsFailed < SOCKETS_TRIED) await this.#listen(streamUrl)
        else await this.#poll()
        retryMs = FIRST_RETRY_MS
      } catch (error) {
        if (!this.#isTheEnd(error)) this.#listener.connection('offline')
      }
      if (!this.#ended) await this.#pause.wait(retryMs)
    }
    removeEventListener('offline', this.#lost)
  }

  /**
   * Sends a message of somebody who has joined.
   * @throws Error when it is not certain that the message arrived; it may be sent again, after the end of the session elsewhere.
   */
  async send(message: Message): Promise<void> {
    if (this.#ended) throw sessionEnded()
    try {
      const sent = await this.#call<{ id?: string }>('POST', `${this.#path()}/activities`, message)
      setTimeout(() => sent.id && !this.#seen.has(sent.id) && this.#hangUp(), ECHO_MS)
      this.hurry()
    } catch (error) {
      // Is the line still there?
      if (!this.#isTheEnd(error) && !isFinal(error)) this.#hangUp()
      throw error
    }
  }

  /** Waits no longer with what it would do in a moment: ask for news, or try to connect again. */
  hurry(): void {
    this.#pause.end()
  }

  /** Asks when the session ends, without keeping it alive, and for a new token while at it. If it fails, joining again mends it. */
  look(): Promise<void> {
    return this.#renew('tokens/refresh')
  }

  /** Keeps the session alive, as every message does. */
  stay(): Promise<void> {
    return this.#renew('conversations')
  }

  async #renew(path: string): Promise<void> {
    try {
      this.#keep(await this.#call<Joined>('POST', path))
    } catch (error) {
      this.#isTheEnd(error)
    }
  }

  readonly #lost = (): void => {
    this.#listener.connection('offline')
    this.#hangUp()
  }

  async #join(): Promise<Joined> {
    const rejoin = () => this.#call<Joined>('GET', `${this.#path()}${this.#since()}`)
    const joined = this.#opened ?? (this.#tokenValid ? await rejoin() : await this.#start())
    this.#opened = undefined
    this.#keep(joined)
    this.#listener.joined(joined.conversationId)
    return joined
  }

  /** A citizen who was signed in gets their own conversation again; another one means that they no longer are. */
  async #start(): Promise<Joined> {
    const opened = await this.#call<Joined>('POST', 'tokens/generate', { locale: this.#locale, anonymous: !this.#signedIn })
    const isAnother = this.#joined && this.#joined.conversationId !== opened.conversationId
    if (this.#signedIn && isAnother) throw sessionEnded()
    if (isAnother) this.#watermark = undefined
    this.#keep(opened)
    return this.#call<Joined>('POST', 'conversations', { locale: this.#locale })
  }

  #keep(joined: Joined): void {
    if (this.#ended) return
    this.#joined = { ...this.#joined, ...joined }
    this.#tokenValid = true
    clearTimeout(this.#refresh)
    // Halfway through the token's life.
    this.#refresh = setTimeout(() => void this.look(), (joined.expires_in ?? 1800) * 500)
    if (joined.session) this.#listener.session(joined.session)
  }

  /** Resolves when the socket closes, or is given up. */
  #listen(streamUrl: string): Promise<void> {
    return new Promise(resolve => {
      const socket = new WebSocket(streamUrl)
      const done = () => {
        clearTimeout(opening)
        socket.onopen = socket.onmessage = socket.onclose = null
        // A broken line takes long to close; nobody waits for it.
        socket.close()
        this.#hangUp = () => {}
        resolve()
      }
      const opening = setTimeout(done, OPEN_MS)
      this.#hangUp = done
      this.#socketsFailed++
      socket.onopen = () => {
        clearTimeout(opening)
        this.#socketsFailed = 0
        this.#listener.connection('online')
      }
      socket.onmessage = event => event.data && this.#receive(JSON.parse(event.data))
      socket.onclose = done
    })
  }

  /** Resolves when the line is given up. */
  async #poll(): Promise<void> {
    let isOn = true
    this.#hangUp = () => {
      isOn = false
      this.#pause.end()
    }
    while (isOn) {
      this.#receive(await this.#call<ActivitySet>('GET', `${this.#path()}/activities${this.#since()}`))
      this.#listener.connection('online')
      if (isOn) await this.#pause.wait(POLL_MS)
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
    if (isSessionEnd(error) && !this.#ended) this.#end()
    this.#hangUp()
    return this.#ended
  }

  #end(): void {
    this.#ended = true
    clearTimeout(this.#refresh)
    this.#listener.signedOut()
  }

  #path(): string {
    return `conversations/${encodeURIComponent(this.#joined?.conversationId ?? '')}`
  }

  #since(): string {
    return this.#watermark === undefined ? '' : `?watermark=${encodeURIComponent(this.#watermark)}`
  }

  #call<Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    return call({ token: this.#joined?.token, credentials: 'same-origin' }, method, path, body)
  }
}
