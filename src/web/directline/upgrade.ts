import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Log } from '../../ports/log.ts'
import { inTheNameOf } from '../request-id.ts'
import type { Doorkeeper } from './access.ts'
import { readWatermark } from './activity-set.ts'
import { DirectLineError, toDirectLineError } from './direct-line-error.ts'
import type { Streams } from './streams.ts'

const STREAM = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/
/** Clients send nothing but empty frames. */
const LONGEST_FRAME = 1_024

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** Turns a request for a stream into an open socket, or answers why not; no other address takes a WebSocket. */
export function createUpgrade(parts: {
  doorkeeper: Doorkeeper
  streams: Streams
  log: Log
  closing(): boolean
  /** Open sockets one address may have. */
  most: number
  addressOf(request: IncomingMessage): string
}): UpgradeListener {
  const { doorkeeper, streams, log, closing, most, addressOf } = parts
  const perAddress = new Map<string, number>()
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_FRAME, clientTracking: false })

  const open = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const conversationId = STREAM.exec(pathname)?.[1]
    if (!conversationId) throw new DirectLineError('NotFound', 'There is no stream here.')
    const watermark = readWatermark(searchParams.get('watermark') ?? undefined)
    const access = await doorkeeper.admit(searchParams.get('t') ?? undefined, conversationId, 'looks')
    if (closing()) throw new DirectLineError('Restarting', 'Connect again in a moment.')
    const address = addressOf(request)
    if ((perAddress.get(address) ?? 0) >= most) throw new DirectLineError('TooManyRequests', 'Too many sockets are open.')
    sockets.handleUpgrade(request, socket, head, stream => {
      count(address, stream)
      streams.add(stream, access, watermark)
    })
  }

  const count = (address: string, stream: WebSocket): void => {
    perAddress.set(address, (perAddress.get(address) ?? 0) + 1)
    stream.once('close', () => {
      const left = (perAddress.get(address) ?? 1) - 1
      if (left > 0) perAddress.set(address, left)
      else perAddress.delete(address)
    })
  }

  return (request, socket, head) => {
    // Who hangs up while being let in has nothing more to hear.
    const hangUp = () => socket.destroy()
    socket.once('error', hangUp)
    inTheNameOf(request, () => open(request, socket, head))
      .catch(error => refuse(socket, toDirectLineError(error, log)))
      .finally(() => socket.off('error', hangUp))
  }
}

function refuse(socket: Duplex, { status, body }: DirectLineError): void {
  const content = JSON.stringify(body)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(content)}`,
    'Connection: close'
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${content}`, () => socket.destroy())
}
