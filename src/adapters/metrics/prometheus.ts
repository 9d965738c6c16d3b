import { createServer, type Server } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Metrics } from '../../ports/metrics.ts'
import type { PlanSource } from '../../ports/plan-source.ts'

/** Seconds; the promise is a turn within 0.1, and a plan source may take five. */
const TURN_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS']
const STATES = ['up', 'down', 'not-asked-yet'] as const

export interface Prometheus extends Metrics {
  /** A server, not listening yet, that shows all numbers at `/metrics` and nothing else. */
  server(plans: Pick<PlanSource, 'state'>): Server
}

/** Counts in the form Prometheus reads; the numbers are of this replica since it started. */
export function createPrometheus(): Prometheus {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry })
  const turns = new Counter({
    name: 'naeste_skridt_turns_total',
    help: 'Turns by channel and how they ended',
    labelNames: ['channel', 'outcome'],
    registers
  })
  const duration = new Histogram({
    name: 'naeste_skridt_turn_duration_seconds',
    help: 'From a message until its answer is stored',
    labelNames: ['channel'],
    buckets: TURN_BUCKETS,
    registers
  })
  const plansRead = new Counter({
    name: 'naeste_skridt_plan_reads_total',
    help: 'Plans by where they came from: kept a moment ago, or what asking the source came to',
    labelNames: ['read'],
    registers
  })
  const requests = new Counter({
    name: 'naeste_skridt_http_requests_total',
    help: 'HTTP requests by pattern of the address and class of the status',
    labelNames: ['method', 'route', 'status'],
    registers
  })
  const streams = new Gauge({ name: 'naeste_skridt_open_sockets', help: 'Open WebSockets of chats', registers })

  return {
    turnTaken(channel, outcome, seconds) {
      turns.inc({ channel, outcome })
      duration.observe({ channel }, seconds)
    },
    planRead: read => plansRead.inc({ read }),
    requestAnswered(method, route, status) {
      const known = METHODS.includes(method) ? method : 'other'
      requests.inc({ method: known, route, status: `${Math.floor(status / 100)}xx` })
    },
    streamsChanged: by => streams.inc(by),
    server(plans) {
      new Gauge({
        name: 'naeste_skridt_plan_source_state',
        help: '1 for the state the plan source was in when last asked',
        labelNames: ['state'],
        registers,
        collect() {
          for (const state of STATES) this.set({ state }, state === plans.state() ? 1 : 0)
        }
      })
      return createServer(async (req, res) => {
        if (req.method !== 'GET' || req.url !== '/metrics') {
          res.writeHead(404).end()
          return
        }
        const numbers = await registry.metrics()
        res.writeHead(200, { 'content-type': registry.contentType }).end(numbers)
      })
    }
  }
}
