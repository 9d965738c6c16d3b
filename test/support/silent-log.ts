import type { Log } from '../../src/ports/log.ts'

/** For tests that say nothing about the log. */
export const silentLog: Log = { info() {}, warn() {}, error() {} }
