import pino from 'pino'
import type { Log } from '../ports/log.ts'

/** One JSON line per event on standard output, without host name or process id, which tell nobody anything here. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }) }
  })
}
