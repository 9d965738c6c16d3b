import type { NextFunction, Request, Response } from 'express'
import type { Metrics } from '../ports/metrics.ts'

/** Counts every request by the pattern of its address; the address itself holds ids and is not counted by. */
export function counted(metrics: Metrics): (req: Request, res: Response, next: NextFunction) => void {
  return (req, res, next) => {
    res.once('close', () => metrics.requestAnswered(req.method, patternOf(req), res.statusCode))
    next()
  }
}

/** What no route answered is `other`: anybody can make up addresses. */
function patternOf(req: Request): string {
  const path: unknown = req.route?.path
  return typeof path === 'string' ? `${req.baseUrl.toLowerCase()}${path}` : 'other'
}
