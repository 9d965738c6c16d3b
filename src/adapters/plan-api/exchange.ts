import type { TokenSource } from './client-credentials.ts'
import { codeOf, SourceFailure } from './failure.ts'
import type { Limits } from './limits.ts'

export interface Request {
  readonly method: 'GET' | 'POST'
  /** Path under the base address; never holds anything about the citizen but the opaque id. */
  readonly path: string
  /** ETag of the copy we have. */
  readonly etag?: string
  /** Sent as JSON. */
  readonly body?: unknown
}

/** What the API said: 200 and 404 with their JSON, 304 without. */
export interface Answer {
  readonly status: 200 | 304 | 404
  readonly json?: unknown
  /** Size of the JSON text. */
  readonly bytes: number
  readonly etag?: string
}

/**
 * One request and its answer over HTTP. A 401 is answered once with another
 * token. Redirects are not followed: the token is for one address only.
 * @throws SourceFailure for everything that is not an `Answer`
 */
export function createExchange(options: { baseUrl: string; token: TokenSource; limits: Limits }) {
  const { token, limits } = options
  const base = options.baseUrl.replace(/\/+$/, '')

  async function askToken(refused?: string): Promise<string> {
    try {
      return await token(refused)
    } catch (error) {
      throw new SourceFailure('token', { code: codeOf(error) })
    }
  }

  function send(request: Request, bearer: string, signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = {
      accept: 'application/json, application/problem+json',
      authorization: `Bearer ${bearer}`
    }
    if (request.etag) headers['if-none-match'] = request.etag
    if (request.body !== undefined) headers['content-type'] = 'application/json'
    return fetch(base + request.path, {
      method: request.method,
      headers,
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
      redirect: 'manual',
      signal
    })
  }

  return async (request: Request, signal: AbortSignal): Promise<Answer> => {
    try {
      const bearer = await askToken()
      const response = await send(request, bearer, signal)
      if (response.status !== 401) return await read(response, limits.bodyBytes)
      await response.body?.cancel()
      return await read(await send(request, await askToken(bearer), signal), limits.bodyBytes)
    } catch (error) {
      throw error instanceof SourceFailure ? error : new SourceFailure('network', { code: codeOf(error) })
    }
  }
}

async function read(response: Response, bodyBytes: number): Promise<Answer> {
  const { status, headers } = response
  const etag = headers.get('etag') ?? undefined
  if (status === 200 || status === 404) {
    if (!isJson(headers.get('content-type'))) {
      await response.body?.cancel()
      throw new SourceFailure('not-json', { status })
    }
    const body = await bodyOf(response, bodyBytes)
    return { status, json: parse(body, status), bytes: body.byteLength, etag }
  }
  await response.body?.cancel()
  if (status === 304) return { status, bytes: 0, etag }
  throw new SourceFailure('status', { status, retryAfterMs: retryAfterMs(headers.get('retry-after')) })
}

function isJson(contentType: string | null): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType ?? '')
}

async function bodyOf(response: Response, limit: number): Promise<Buffer> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    bytes += part.value.byteLength
    if (bytes > limit) {
      await reader?.cancel()
      throw new SourceFailure('too-large', { status: response.status })
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}

/** Strict UTF-8, so that a name in another encoding is refused rather than garbled. */
function parse(body: Buffer, status: number): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new SourceFailure('not-json', { status })
  }
}

/** `Retry-After` in milliseconds: a number of seconds or an HTTP date (RFC 9110 §10.2.3). */
function retryAfterMs(header: string | null): number | undefined {
  if (!header) return undefined
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
