/** Why a request is not taken, with its HTTP status. */
const STATUS = {
  Elsewhere: 403,
  ExpiredForm: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  TooManyRequests: 429,
  Restarting: 503
} as const

export type RefusalCode = keyof typeof STATUS

/** A request that is not taken. The message is for developers and never repeats what was sent; citizens get a page in words. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly status: number

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.code = code
    this.status = STATUS[code]
  }
}
