import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

/** One citizen's line to a bot. */
export interface Talk {
  readonly conversationId: string
  readonly token: string
}

/** What citizens ask here, in turn: mostly the four questions, in their own words. */
const ASKED = [
  'hvad er mit næste skridt?',
  'hvad er planen egentlig',
  'hvad forventes der af mig',
  'hvad kan jeg forvente af kommunen?',
  'hvornår er mit møde',
  'hvem er min sagsbehandler',
  'hej',
  'hvor længe skal jeg vente'
]

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/**
 * Sends one message and resolves with the milliseconds until the bot had answered and stored it.
 * @param key by which the message is known again when it comes back
 */
export function ask(port: number, { conversationId, token }: Talk, turn: number, key: string = randomUUID()): Promise<number> {
  const body = JSON.stringify({
    type: 'message',
    text: ASKED[turn % ASKED.length],
    locale: 'da',
    from: { id: 'citizen' },
    channelData: { clientActivityID: key }
  })
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/v3/directline/conversations/${conversationId}/activities`,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: `Bearer ${token}`
        }
      },
      res => {
        res.resume()
        res.on('end', () =>
          res.statusCode === 200 ? resolve(performance.now() - began) : reject(new Error(`the bot answered ${res.statusCode}`))
        )
      }
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** As many turns as the bot can take with `askers` citizens asking without pause. */
export async function saturate(port: number, talks: readonly Talk[], askers: number, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds
  const began = performance.now()
  let turns = 0
  const askWithoutPause = async (asker: number): Promise<void> => {
    for (let turn = asker; performance.now() < end; turn += askers) {
      await ask(port, talks[turn % talks.length] as Talk, turn)
      turns++
    }
  }
  await Promise.all(Array.from({ length: askers }, (_, asker) => askWithoutPause(asker)))
  return (turns * 1000) / (performance.now() - began)
}

/** Milliseconds of each turn when `rate` messages a second come in, however long the earlier ones take. */
export async function paced(port: number, talks: readonly Talk[], rate: number, milliseconds: number): Promise<number[]> {
  const count = Math.round((rate * milliseconds) / 1000)
  const began = performance.now()
  return Promise.all(
    Array.from({ length: count }, async (_, turn) => {
      const due = began + (turn * 1000) / rate
      await new Promise(resolve => setTimeout(resolve, due - performance.now()))
      // Counted from when it was due, so that a stall is seen by all who wait behind it.
      const late = performance.now() - due
      return late + (await ask(port, talks[turn % talks.length] as Talk, turn))
    })
  )
}

/** The value below which `share` of them lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
