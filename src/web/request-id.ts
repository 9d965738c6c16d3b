import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { NextFunction, Request, Response } from 'express'

const HEADER = 'x-request-id'
/** A plain token with a letter in it: what is digits alone might be somebody's number. */
const PLAIN = /^(?=.*[a-z])[a-z0-9-]{8,64}$/i

const current = new AsyncLocalStorage<string>()

/** Does something in the name of a request, so that what is logged on the way can name it. */
export function inTheNameOf<T>(request: IncomingMessage, work: (id: string) => T): T {
  const given = request.headers[HEADER]
  const id = typeof given === 'string' && PLAIN.test(given) ? given : randomUUID()
  return current.run(id, () => work(id))
}

/** Gives every request an id, the proxy's own when it is a plain one, and tells it in the answer. */
export function requestIds(req: Request, res: Response, next: NextFunction): void {
  inTheNameOf(req, id => {
    res.set(HEADER, id)
    next()
  })
}

/** The request that is being answered; undefined outside of one. */
export function currentRequestId(): string | undefined {
  return current.getStore()
}
