import type { SessionEnd } from '../src/web/session-end.ts'

/** How long before the end the citizen is warned: time to read, and to finish a sentence. */
const WARNING_S = 5 * 60
/** While warned: another window may have kept the session alive. */
const ASK_AGAIN_S = 30
/** Staying must give at least this much more to be offered. */
const WORTH_STAYING_S = 60

/** That the session ends soon, and whether the citizen can go on with it. */
export interface Ending {
  readonly canStay: boolean
}

/**
 * Warns before a session ends. Only the server knows: it is asked again before
 * every warning, and the page counts seconds, so the phone's clock may be wrong.
 */
export class SessionWatch {
  readonly #ask: () => void
  readonly #warn: (ending: Ending | undefined) => void
  #next: ReturnType<typeof setTimeout> | undefined

  constructor(parts: { ask: () => void; warn: (ending: Ending | undefined) => void }) {
    this.#ask = parts.ask
    this.#warn = parts.warn
    // A phone that slept has counted no seconds.
    document.addEventListener('visibilitychange', () => this.#next && document.visibilityState === 'visible' && this.#ask())
  }

  /** The server has said when the session ends. */
  told({ endsIn, endsInAtMost }: SessionEnd): void {
    const soon = endsIn <= WARNING_S
    this.#warn(soon ? { canStay: endsInAtMost - endsIn >= WORTH_STAYING_S } : undefined)
    clearTimeout(this.#next)
    this.#next = setTimeout(this.#ask, (soon ? Math.min(ASK_AGAIN_S, endsIn + 1) : endsIn - WARNING_S) * 1000)
  }

  /** The session has ended. */
  over(): void {
    clearTimeout(this.#next)
    this.#next = undefined
    this.#warn(undefined)
  }
}
