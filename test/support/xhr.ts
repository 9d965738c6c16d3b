type Handler = ((event: object) => void) | null

/** As much of XMLHttpRequest as RxJS 5 asks for, over fetch: `botframework-directlinejs` is written for browsers. */
export class FetchXmlHttpRequest {
  onreadystatechange: Handler = null
  onerror: Handler = null
  ontimeout: Handler = null
  readonly upload = {}
  withCredentials = false
  responseType = ''
  timeout = 0
  readyState = 0
  status = 0
  response: unknown = null
  readonly #abort = new AbortController()
  readonly #headers = new Headers()
  #received = new Headers()
  #request: { method: string; url: string } = { method: 'GET', url: '' }

  open(method: string, url: string): void {
    this.#request = { method, url }
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value)
  }

  getResponseHeader(name: string): string | null {
    return this.#received.get(name)
  }

  send(body?: string): void {
    const { method, url } = this.#request
    const signals = this.timeout ? [this.#abort.signal, AbortSignal.timeout(this.timeout)] : [this.#abort.signal]
    fetch(url, { method, body, headers: this.#headers, signal: AbortSignal.any(signals) })
      .then(async response => {
        this.#received = response.headers
        this.response = await response.json()
        this.status = response.status
        this.readyState = 4
        this.onreadystatechange?.({})
      })
      .catch((error: Error) => {
        if (this.#abort.signal.aborted) return
        if (error.name === 'TimeoutError') this.ontimeout?.({})
        else this.onerror?.({})
      })
  }

  abort(): void {
    this.#abort.abort()
  }
}
