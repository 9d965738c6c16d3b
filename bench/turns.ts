import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { calendarAt } from '../sandbox/people/calendar.ts'
import { citizens } from '../sandbox/people/index.ts'
import { startDatabase } from './database.ts'
import { paced, percentile, saturate, type Talk } from './load.ts'
import { startPlanApi } from './plan-api.ts'
import { startProgram } from './program.ts'

/**
 * A full turn of ours beside the bare echo bot of the same SDK, in one run on
 * one machine: identity, state and transcript in PostgreSQL, understanding,
 * cached plan and rendered reply against an answer from memory. Rounds of the
 * two take turns, so that a machine whose speed drifts drifts for both.
 *
 * Last line: one JSON object. `ratio` is the median of the rounds' ratios;
 * `p50Ms` and `p99Ms` are ours at 100 messages a second; `coldStartMs` is the
 * program with a database that is up and migrated.
 */
const CITIZENS = 200
const ASKERS = 16
const ROUNDS = 5
const ROUND_MS = 4_000
/** Much code takes long to become fast; what is measured is the steady state. */
const WARM_UP_MS = 15_000
const PACED_RATE = 100
const PACED_MS = 20_000

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
const median = (values: readonly number[]): number => percentile(values, 0.5)

async function started<Message>(child: ChildProcess): Promise<Message> {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('a server ended before it had started')))
  ])
  return message as Message
}

const database = await startDatabase()
const plan = citizens[0]?.plan?.(calendarAt(new Date()))
if (!plan) throw new Error('the first citizen of the sandbox has no plan')
const planApi = await startPlanApi(plan)
const ours = fork(here('our-server.js'), [database.url, planApi.url, planApi.tokenUrl, String(CITIZENS)])
const echo = fork(here('echo-server.js'))
try {
  const us = await started<{ port: number; talks: Talk[] }>(ours)
  const them = await started<{ port: number }>(echo)
  await saturate(us.port, us.talks, ASKERS, WARM_UP_MS)
  await saturate(them.port, us.talks, ASKERS, WARM_UP_MS)

  const rounds: { ours: number; echo: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const oursNow = await saturate(us.port, us.talks, ASKERS, ROUND_MS)
    const echoNow = await saturate(them.port, us.talks, ASKERS, ROUND_MS)
    rounds.push({ ours: oursNow, echo: echoNow })
    console.log(
      `round ${round + 1}: ours ${oursNow.toFixed(0)}/s, echo ${echoNow.toFixed(0)}/s, ratio ${(oursNow / echoNow).toFixed(2)}`
    )
  }
  const took = await paced(us.port, us.talks, PACED_RATE, PACED_MS)
  ours.send('memory')
  const { rssMb } = await started<{ rssMb: number }>(ours)
  const starts = []
  for (let attempt = 0; attempt < 3; attempt++) {
    const program = await startProgram(database.url, database.dataDir)
    starts.push(program.readyAfterMs)
    await program.stop()
  }
  console.log(
    JSON.stringify({
      turnsPerSecond: Math.round(median(rounds.map(round => round.ours))),
      echoTurnsPerSecond: Math.round(median(rounds.map(round => round.echo))),
      ratio: Number(median(rounds.map(round => round.ours / round.echo)).toFixed(3)),
      p50Ms: Number(percentile(took, 0.5).toFixed(1)),
      p99Ms: Number(percentile(took, 0.99).toFixed(1)),
      coldStartMs: Math.round(median(starts)),
      rssMb
    })
  )
} finally {
  ours.kill()
  echo.kill()
  planApi.stop()
  await database.drop()
}
