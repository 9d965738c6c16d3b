import type { TokenSource } from '../../src/adapters/plan-api/client-credentials.ts'
import type { Limits } from '../../src/adapters/plan-api/limits.ts'
import { createPlanSource } from '../../src/adapters/plan-api/plan-source.ts'
import type { Log } from '../../src/ports/log.ts'
import { type PlanApiServer, startPlanApiServer } from './plan-api-server.ts'

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly fields: Record<string, unknown>
  readonly message: string
}

/** A log that remembers its lines. */
export function recordingLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = []
  const at = (level: LogLine['level']) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message })
  }
  return { lines, info: at('info'), warn: at('warn'), error: at('error') }
}

/** The plan source against a misbehaving plan API, with a clock the test moves and retries that come at once. */
export async function planSourceAndServer(options: { limits?: Partial<Limits>; token?: TokenSource; now?: string } = {}) {
  const server: PlanApiServer = await startPlanApiServer()
  let now = new Date(options.now ?? '2027-03-01T09:00:00+01:00')
  const clock = {
    now: () => now,
    passes: (ms: number) => {
      now = new Date(now.getTime() + ms)
    }
  }
  const log = recordingLog()
  const source = createPlanSource({
    baseUrl: server.url,
    token: options.token ?? (async () => 'a-token'),
    clock,
    log,
    limits: { retryDelayMs: 5, ...options.limits }
  })
  return {
    server,
    clock,
    log,
    source,
    async stop() {
      source.stop()
      await server.stop()
    }
  }
}

/** Waits until what is asked is true, asking again and again. */
export async function until(isTrue: () => Promise<boolean> | boolean, ms = 5_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error('it never came true')
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
