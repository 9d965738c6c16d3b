const BASE = '/v3/directline'
const REQUEST_MS = 20_000
/** Our server's word for a session that was signed out or timed out. */
const SESSION_ENDED = 'SessionEnded'

/** The server's refusal of a request. */
export class Refused extends Error {
  readonly status: number
  readonly code: string | undefined
  constructor(status: number, code: string | undefined) {
    super(`${status} ${code ?? ''}`)
    this.status = status
    this.code = code
  }
}

/** What is refused because the citizen is no longer signed in. */
export function sessionEnded(): Refused {
  return new Refused(403, SESSION_ENDED)
}

/** Whether something was refused because the citizen is no longer signed in. */
export function isSessionEnd(error: unknown): boolean {
  return error instanceof Refused && error.code === SESSION_ENDED
}

/** Whether the server took the request and said no; else the line is at fault: a token too old, a proxy, a restart. */
export function isFinal(error: unknown): boolean {
  return error instanceof Refused && ![401, 403, 404, 502, 503, 504].includes(error.status)
}

/** How to ask: with whose token, and whether as the browser's citizen. */
export interface Asking {
  readonly token: string | undefined
  readonly credentials: RequestCredentials
}

/**
 * One request of Direct Line 3.0.
 * @throws Refused by the server; any other error means that it is not certain whether it was reached
 */
export async function call<Answer>(
  { token, credentials }: Asking,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown
): Promise<Answer> {
  const response = await fetch(`${BASE}/${path}`, {
    method,
    credentials,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' })
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(REQUEST_MS)
  })
  if (response.ok) return response.json()
  const problem = await response.json().catch(() => ({}))
  throw new Refused(response.status, problem.error?.code)
}
