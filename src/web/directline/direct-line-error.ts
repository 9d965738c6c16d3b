import type { ErrorRequestHandler } from 'express'
import type { Log } from '../../ports/log.ts'

/** Everything that can be wrong with a request. A client that meets 403 asks its page for a new token. */
const STATUS = {
  BadArgument: 400,
  MalformedData: 400,
  MissingToken: 401,
  BadToken: 403,
  TokenExpired: 403,
  SessionEnded: 403,
  NotAllowed: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  PayloadTooLarge: 413,
  UnsupportedMediaType: 415,
  TooManyRequests: 429,
  ServiceError: 500,
  NotSupported: 501,
  Restarting: 503
} as const

export type DirectLineCode = keyof typeof STATUS

/** A refusal in Direct Line's own form. The message is for developers and never repeats what was sent. */
export class DirectLineError extends Error {
  override readonly name = 'DirectLineError'
  readonly code: DirectLineCode
  readonly status: number

  constructor(code: DirectLineCode, message: string) {
    super(message)
    this.code = code
    this.status = STATUS[code]
  }

  get body() {
    return { error: { code: this.code, message: this.message } }
  }
}

/** What an error may say in the log: its message can hold what a citizen wrote. */
export function traceOf(error: unknown): { error: string; code?: string } {
  if (!(error instanceof Error)) return { error: typeof error }
  return 'code' in error ? { error: error.name, code: String(error.code) } : { error: error.name }
}

/** Any failure as a refusal: ours, one of Express reading the request, or a fault of our own, which is logged. */
export function toDirectLineError(error: unknown, log: Log): DirectLineError {
  if (error instanceof DirectLineError) return error
  const status = error instanceof Error && 'status' in error ? error.status : 500
  if (status === 413) return new DirectLineError('PayloadTooLarge', 'A message may take 256 kB.')
  if (status === 415) return new DirectLineError('UnsupportedMediaType', 'Send JSON in UTF-8.')
  if (typeof status === 'number' && status < 500) return new DirectLineError('MalformedData', 'The request cannot be read.')
  log.error(traceOf(error), 'direct line request failed')
  return new DirectLineError('ServiceError', 'This could not be done just now. Try again.')
}

/** The one place where a Direct Line request ends badly. */
export function directLineErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    const refusal = toDirectLineError(error, log)
    if (res.headersSent) res.destroy()
    else res.status(refusal.status).json(refusal.body)
  }
}
