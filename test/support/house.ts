import { randomBytes } from 'node:crypto'
import { createCipher } from '../../src/adapters/postgres/cipher.ts'
import { createConversationStore } from '../../src/adapters/postgres/conversation-store.ts'
import { openDatabase } from '../../src/adapters/postgres/database.ts'
import { createIdentities } from '../../src/adapters/postgres/identities.ts'
import { readCrisisContacts } from '../../src/app/crisis-contacts.ts'
import { readUnderstanding, readWords } from '../../src/app/words.ts'
import type { House } from '../../src/bot/house.ts'
import { createRate } from '../../src/bot/rate.ts'
import type { Plan } from '../../src/domain/plan.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { UNCOUNTED } from '../../src/ports/metrics.ts'
import type { PlanReading, PlanSource } from '../../src/ports/plan-source.ts'
import { freshDatabase } from './database.ts'
import { recordingLog } from './plan-source.ts'

export interface TestClock extends Clock {
  set(now: Date): void
}

/** A plan source that holds one person's plan and does as the test says. */
export interface HeldPlan extends PlanSource {
  become(reading: PlanReading): void
  /** The next readings throw, as no plan source may. */
  breakWith(fault: Error): void
}

export interface TestHouse extends House {
  readonly clock: TestClock
  readonly plans: HeldPlan
  readonly log: ReturnType<typeof recordingLog>
}

const MINUTE = 60_000
const words = await readWords('locales')
const understander = readUnderstanding(words.texts, 'dist/models')
const cipher = createCipher([{ id: 'test', key: randomBytes(32) }])
const closing: (() => Promise<void>)[] = []
let databaseUrl: string | undefined

afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

/** The database of this test file, made when first asked for. Tests do not meet: each has a conversation of its own. */
export async function databaseOfThisFile(): Promise<string> {
  if (databaseUrl) return databaseUrl
  const { url, drop } = await freshDatabase()
  closing.push(drop)
  databaseUrl = url
  return url
}

/**
 * The house of a turn with real texts, models and database; the plan and the
 * clock are the test's. Two houses are two replicas beside one database.
 */
export async function testHouse(now: Date, plan?: Plan): Promise<TestHouse> {
  const log = recordingLog()
  const { pool, close } = openDatabase({ url: await databaseOfThisFile(), log, connections: 2 })
  closing.push(close)
  return {
    conversations: createConversationStore({ pool, cipher }),
    identities: createIdentities({ pool, cipher, limits: { idleMs: 30 * MINUTE, absoluteMs: 480 * MINUTE } }),
    plans: heldPlan(plan, now),
    texts: words.texts,
    glossary: words.glossary,
    followUps: words.followUps,
    findCrisis: words.findCrisis,
    understander,
    crisisContacts: readCrisisContacts('locales/contacts.json'),
    office: { name: 'Prøvekommunen', phone: '+4570102030' },
    // Tests talk faster than people.
    messageRate: createRate(1_000),
    metrics: UNCOUNTED,
    clock: testClock(now),
    log
  }
}

function testClock(start: Date): TestClock {
  let now = start
  return {
    now: () => now,
    set: moment => {
      now = moment
    }
  }
}

function heldPlan(plan: Plan | undefined, now: Date): HeldPlan {
  let read = (): PlanReading => (plan ? { kind: 'fresh', plan, readAt: now } : { kind: 'no-plan' })
  return {
    become: reading => {
      read = () => reading
    },
    breakWith: fault => {
      read = () => {
        throw fault
      }
    },
    lookUp: async () => plan?.person,
    planOf: async () => read(),
    state: () => 'up'
  }
}
