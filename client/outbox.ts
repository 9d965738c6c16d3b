import type { Message } from './activity.ts'
import { isFinal } from './requests.ts'

/** Where the browser keeps what is not sent, over a reload of this tab and no longer. */
const KEPT = 'unsent'

interface Kept {
  readonly conversationId: string
  readonly messages: readonly Message[]
}

export interface OutboxParts {
  /** @throws Error when it is not certain that the message arrived */
  readonly send: (message: Message) => Promise<void>
  /** How far a message has come. */
  readonly tell: (message: Message, state: 'sending' | 'sent' | 'failed') => void
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}

/**
 * What the citizen has written and nobody has taken yet. It goes out in the
 * order it was written, one at a time, and again by itself when the line is
 * back: always as the same message, so that it is answered once.
 */
export class Outbox {
  readonly #parts: OutboxParts
  #waiting: readonly Message[] = []
  #conversationId: string | undefined
  #isOpen = false
  #isSending = false

  constructor(parts: OutboxParts) {
    this.#parts = parts
  }

  /** Sends, as soon as the line is open; a message that is here already keeps its place. */
  add(message: Message): void {
    if (!this.#waiting.some(each => keyOf(each) === keyOf(message))) this.#keep([...this.#waiting, message])
    this.#parts.tell(message, 'sending')
    void this.#flush()
  }

  /** The line is open: what waits goes out, first of all what was left behind by a reload. */
  opened(conversationId: string): void {
    const left = this.#conversationId === undefined ? this.#left(conversationId) : []
    this.#conversationId = conversationId
    this.#isOpen = true
    this.#keep([...left, ...this.#waiting])
    if (!this.#isSending) this.#tellAll('sending')
    void this.#flush()
  }

  /** Another line is being opened: what waits goes on waiting. */
  moves(): void {
    this.#isOpen = false
  }

  /** The line is lost: what waits is not sent. */
  lost(): void {
    this.#isOpen = false
    this.#tellAll('failed')
  }

  async #flush(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    while (this.#isOpen && this.#waiting[0]) await this.#sendFirst(this.#waiting[0])
    this.#isSending = false
  }

  async #sendFirst(first: Message): Promise<void> {
    try {
      await this.#parts.send(first)
      this.#keep(this.#waiting.slice(1))
      this.#parts.tell(first, 'sent')
    } catch (error) {
      if (isFinal(error)) {
        this.#keep(this.#waiting.slice(1))
        this.#parts.tell(first, 'failed')
      } else if (this.#isOpen) this.lost()
    }
  }

  #tellAll(state: 'sending' | 'failed'): void {
    for (const message of this.#waiting) this.#parts.tell(message, state)
  }

  /** What another conversation left behind is nobody's here: somebody else may sit at the machine now. */
  #left(conversationId: string): readonly Message[] {
    try {
      const kept = JSON.parse(this.#parts.storage.getItem(KEPT) ?? 'null') as Kept | null
      return kept?.conversationId === conversationId ? kept.messages : []
    } catch {
      return []
    }
  }

  #keep(waiting: readonly Message[]): void {
    this.#waiting = waiting
    if (this.#conversationId === undefined) return
    const kept: Kept = { conversationId: this.#conversationId, messages: waiting }
    try {
      if (waiting.length) this.#parts.storage.setItem(KEPT, JSON.stringify(kept))
      else this.#parts.storage.removeItem(KEPT)
    } catch {
      // Where the browser keeps nothing, the page still does.
    }
  }
}

function keyOf({ channelData }: Message): string {
  return channelData.clientActivityID
}
