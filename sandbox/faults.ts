import type { RequestHandler, Response } from 'express'
import { problem } from './problem.ts'

/** How the plan API shall misbehave; what is left out stays as it is. */
export interface Fault {
  /** Answer with this HTTP status; a problem document unless `body` is given. */
  readonly status?: number
  /** Wait this many milliseconds before anything else. */
  readonly delayMs?: number
  /** Answer with this text instead of the true answer. */
  readonly body?: string
  /** Send the body one character at a time with this many milliseconds between; without a body, spaces for ever. */
  readonly drip?: number
}

/** Plays the fault that `current` returns, if any. Stops when the caller hangs up. */
export function playFault(current: () => Fault | undefined): RequestHandler {
  return (_req, res, next) => {
    const fault = current()
    if (!fault) return next()
    const timer = setTimeout(() => (isAnswer(fault) ? answer(res, fault) : next()), fault.delayMs ?? 0)
    res.on('close', () => clearTimeout(timer))
  }
}

function isAnswer(fault: Fault): boolean {
  return fault.status !== undefined || fault.body !== undefined || fault.drip !== undefined
}

function answer(res: Response, fault: Fault): void {
  if (fault.drip !== undefined) drip(res, fault, fault.drip)
  else if (fault.body === undefined) problem(res, fault.status ?? 503, 'The plan API is not well (sandbox fault)')
  else {
    res
      .status(fault.status ?? 200)
      .type('application/json')
      .send(fault.body)
  }
}

function drip(res: Response, fault: Fault, everyMs: number): void {
  const characters = fault.body === undefined ? undefined : [...fault.body]
  res
    .status(fault.status ?? 200)
    .type('application/json')
    .flushHeaders()
  const timer = setInterval(() => {
    const next = characters ? characters.shift() : ' '
    if (next === undefined) res.end()
    else res.write(next)
  }, everyMs)
  res.on('close', () => clearInterval(timer))
}
