import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { citizens } from '../sandbox/people/index.ts'
import { keepListening, openConversations } from './crowd.ts'
import { startDatabase } from './database.ts'
import { ask, percentile, type Talk } from './load.ts'
import { type Program, startProgram } from './program.ts'
import { talksOf } from './signed-in.ts'

/**
 * How long citizens wait for an answer while many talk at the same time. The
 * program runs as `npm start` runs it; 10,000 conversations are open, a
 * thousand of them signed in and with a live socket, and those ask by turns.
 * Messages come at random moments (a Poisson process), never waiting for an
 * answer: a time is counted from when a message was due until its answer had
 * come over the socket, so a stall is seen by all who wait behind it.
 *
 * Last line: one JSON object. `eventLoopDelayMs` is the 99th percentile of what
 * the program's own work held back its timers, the worst step.
 */
const RATES = [25, 50, 100, 200]
/** An answer that has not come by then is an error. */
const PATIENCE_MS = 10_000
/** Node's measure of delay counts the interval it looks at, and prom-client looks every 10 ms. */
const DELAY_INTERVAL_MS = 10

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    conversations: { type: 'string', default: '10000' },
    sockets: { type: 'string', default: '1000' }
  }
})
const [seconds, conversations, sockets] = [values.seconds, values.conversations, values.sockets].map(Number) as [
  number,
  number,
  number
]

/** When each message was due that has no answer yet, by its key. */
const awaited = new Map<string, number>()
const took: number[] = []
let sent = 0

/** A frame holds whole turns: the message with its key, then the answer. It is searched, not parsed, to stay light. */
function told(frame: Buffer): void {
  const now = performance.now()
  const text = frame.toString('latin1')
  if (!text.includes('"replyToId"')) return
  for (const [, key = ''] of text.matchAll(/"clientActivityID":"(bench-\d+)"/g)) {
    const due = awaited.get(key)
    if (due !== undefined) took.push(now - due)
    awaited.delete(key)
  }
}

/** Sends one message that was due at this moment; resolves with the errors it met. */
async function sendDue(port: number, talks: readonly Talk[], due: number): Promise<number> {
  const turn = sent++
  const key = `bench-${turn}`
  awaited.set(key, due)
  try {
    await ask(port, talks[turn % talks.length] as Talk, turn, key)
    return 0
  } catch {
    return awaited.delete(key) ? 1 : 0
  }
}

async function stepAt(rate: number, program: Program, talks: readonly Talk[]) {
  took.length = 0
  // Asking for the delay begins it anew.
  await program.number('nodejs_eventloop_lag_p99_seconds')
  const before = process.cpuUsage()
  const began = performance.now()
  const sending: Promise<number>[] = []
  for (let due = began; due < began + seconds * 1000; due += (-Math.log(1 - Math.random()) * 1000) / rate) {
    const early = due - performance.now()
    if (early > 1) await wait(early)
    sending.push(sendDue(program.port, talks, due))
  }
  const refused = (await Promise.all(sending)).reduce((sum, errors) => sum + errors, 0)
  const { user, system } = process.cpuUsage(before)
  const share = (user + system) / 10_000 / seconds
  const delay = (await program.number('nodejs_eventloop_lag_p99_seconds')) * 1000 - DELAY_INTERVAL_MS
  for (const until = performance.now() + PATIENCE_MS; awaited.size > 0 && performance.now() < until; ) await wait(20)
  const step = {
    rate,
    p50Ms: rounded(percentile(took, 0.5)),
    p90Ms: rounded(percentile(took, 0.9)),
    p99Ms: rounded(percentile(took, 0.99)),
    errors: refused + awaited.size,
    eventLoopDelayMs: rounded(Math.max(0, delay))
  }
  awaited.clear()
  console.log(`${rate}/s: ${JSON.stringify(step)}; ${sending.length} sent, the load took ${share.toFixed(0)} % of a core`)
  return step
}

/** Every conversation has been greeted, so nothing of the opening is still under way. */
async function greeted(program: Program): Promise<void> {
  while ((await program.number('naeste_skridt_turns_total')) < conversations) await wait(100)
}

const rounded = (milliseconds: number): number => Number(milliseconds.toFixed(1))
const memory = async (program: Program): Promise<number> =>
  Math.round((await program.number('process_resident_memory_bytes')) / 1_048_576)

const database = await startDatabase()
const key = { id: 'bench', key: randomBytes(32) }
const program = await startProgram(database.url, database.dataDir, {
  DATA_KEYS: `${key.id}:${key.key.toString('base64')}`,
  // We are the proxy in front, and each citizen has an address of their own.
  TRUSTED_PROXIES: '1',
  MESSAGES_A_MINUTE: '10000'
})
try {
  const people = citizens.filter(({ known, trouble, plan }) => known && !trouble && plan).map(({ person }) => person.id)
  const whose = Array.from({ length: sockets }, (_, index) => people[index % people.length] as string)
  const talks = await talksOf(whose, database.url, [key])
  const hangUp = await keepListening(program, talks, told)
  await openConversations(program, conversations - sockets)
  await greeted(program)
  console.log(`${conversations} conversations are open, ${sockets} with a socket; memory ${await memory(program)} MB`)

  const steps = []
  for (const rate of RATES) steps.push(await stepAt(rate, program, talks))
  const result = {
    steps,
    openConversations: conversations,
    sockets: await program.number('naeste_skridt_open_sockets'),
    rssMb: await memory(program),
    eventLoopDelayMs: Math.max(...steps.map(step => step.eventLoopDelayMs))
  }
  hangUp()
  console.log(JSON.stringify(result))
} finally {
  await program.stop()
  await database.drop()
}
