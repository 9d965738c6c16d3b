import pino from 'pino'
import type { Log } from '../ports/log.ts'
import { currentRequestId } from '../web/request-id.ts'

/** One JSON line per event on standard output, with the id of the request it belongs to; host name and process id tell nobody anything here. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: undefined,
    mixin: () => ({ requestId: currentRequestId() }),
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }) }
  })
}
