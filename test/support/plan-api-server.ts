import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly authorization?: string
  readonly ifNoneMatch?: string
  readonly body: string
}

/** What the server does with one request. */
export type Behaviour = (request: SeenRequest, response: ServerResponse) => void

/** A plan API that can be told to misbehave: a real server on a real socket. */
export interface PlanApiServer {
  readonly url: string
  /** Every request so far. */
  readonly seen: readonly SeenRequest[]
  /** What it does from now on: each of these once, the last one for ever. */
  does(...behaviours: Behaviour[]): void
  stop(): Promise<void>
}

export async function startPlanApiServer(): Promise<PlanApiServer> {
  const seen: SeenRequest[] = []
  let behaviours: Behaviour[] = [problem(404)]
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming)
    seen.push(request)
    const next = behaviours.length > 1 ? behaviours.shift() : behaviours[0]
    next?.(request, response)
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    does: (...next) => {
      behaviours = next
    },
    stop: () =>
      new Promise(closed => {
        server.close(() => closed())
        server.closeAllConnections()
      })
  }
}

async function read(incoming: IncomingMessage): Promise<SeenRequest> {
  let body = ''
  for await (const chunk of incoming) body += chunk
  const { authorization, 'if-none-match': ifNoneMatch } = incoming.headers
  return { method: incoming.method ?? '', url: incoming.url ?? '', authorization, ifNoneMatch, body }
}

export function json(value: unknown, headers: Record<string, string> = {}): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(value))
  }
}

/** The plan with an ETag, and 304 to whoever has it. */
export function jsonUnlessSame(value: unknown, etag: string): Behaviour {
  return (request, response) =>
    request.ifNoneMatch === etag ? response.writeHead(304, { etag }).end() : json(value, { etag })(request, response)
}

export function problem(status: number, headers: Record<string, string> = {}): Behaviour {
  return (_, response) => {
    const body = JSON.stringify({ title: 'En fejl i prøven', status })
    response.writeHead(status, { 'content-type': 'application/problem+json', ...headers }).end(body)
  }
}

export function html(status: number): Behaviour {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html><h1>Vi er straks tilbage</h1>')
  }
}

/** Text under the name of JSON. */
export function asJson(text: string | Buffer): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(text)
  }
}

/** Says 200 and sends one byte at a time, never coming to an end. */
export const slowDrip: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{')
  const drip = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(drip))
}

/** Takes the request and says nothing. */
export const silence: Behaviour = () => {}

export const connectionReset: Behaviour = (_, response) => {
  response.socket?.resetAndDestroy()
}

/** Sends half an answer and breaks the connection. */
export const brokenOff: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"person":', () => response.socket?.destroy())
}

/** Answers when the promise is kept. */
export function onceKept(promise: Promise<unknown>, then: Behaviour): Behaviour {
  return (request, response) => void promise.then(() => then(request, response))
}
