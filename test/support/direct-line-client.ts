import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs'
import { AsyncAction } from 'rxjs/scheduler/AsyncAction.js'
import { AsyncScheduler } from 'rxjs/scheduler/AsyncScheduler.js'
import WebSocket from 'ws'
import { until } from './until.ts'
import { FetchXmlHttpRequest } from './xhr.ts'

/** How much faster than the clock the client's waiting goes: 15 minutes become 0.9 seconds. */
const HASTE = 1_000

class HastyAction<T> extends AsyncAction<T> {
  override schedule(state?: T, delay = 0) {
    return super.schedule(state, delay / HASTE)
  }
}

Object.assign(globalThis, { XMLHttpRequest: FetchXmlHttpRequest, WebSocket })

export interface Device {
  readonly line: DirectLine
  /** Every activity in the order it came, doubles included. */
  readonly received: Activity[]
  /** Every socket the client has opened. */
  readonly sockets: WebSocket[]
  texts(): string[]
  status(): ConnectionStatus
  /** Sends a message and gives back its id, as the client learned it. */
  says(text: string, clientActivityID?: string): Promise<string>
  hears(text: string): Promise<void>
  end(): void
}

/** Microsoft's own Direct Line client, in a hurry, on one of the citizen's devices. */
export function connect(
  url: string,
  token: string,
  options: { polling?: boolean; conversationId?: string; watermark?: string } = {}
): Device {
  const { polling = false, ...where } = options
  const sockets: WebSocket[] = []
  class Remembered extends WebSocket {
    constructor(address: string) {
      super(address)
      sockets.push(this)
    }
  }
  const line = new DirectLine({
    ...where,
    token,
    domain: `${url}/v3/directline`,
    webSocket: !polling,
    pollingInterval: 200,
    scheduler: new AsyncScheduler(HastyAction, () => Date.now() * HASTE),
    WebSocket: Remembered as never
  })
  const received: Activity[] = []
  const listening = line.activity$.subscribe({ next: activity => received.push(activity), error: () => undefined })
  const texts = () => received.map(activity => ('text' in activity ? String(activity.text) : ''))

  return {
    line,
    received,
    sockets,
    texts,
    status: () => line.connectionStatus$.getValue(),
    says: (text, clientActivityID) =>
      new Promise((resolve, reject) => {
        const from = { id: 'somebody-else', name: 'Prøve Prøvesen' }
        line.postActivity({ type: 'message', text, from, channelData: { clientActivityID } }).subscribe(resolve, reject)
      }),
    hears: text => until(() => texts().includes(text), `"${text}" arrives`),
    end() {
      listening.unsubscribe()
      line.end()
    }
  }
}

export { ConnectionStatus }
