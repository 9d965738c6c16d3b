import pg from 'pg'
import { calendarAt } from '../../sandbox/people/calendar.ts'
import { type Citizen, citizens } from '../../sandbox/people/index.ts'
import { aProgram, type Program } from '../support/program.ts'
import { arrives, departs } from '../support/sign-in.ts'
import { Visitor } from '../support/visitor.ts'

const WRITTEN = [
  'jeg hedder Prøve Prøvesen og bor på Prøvegade 1',
  'mit cpr er 010190-1234',
  'hvad er mit næste skridt?',
  'jeg vil dø'
]

describe('What the program writes down', () => {
  let program: Program

  beforeAll(async () => {
    program = await aProgram({ LOG_LEVEL: 'debug' })
    await program.start()
  }, 60_000)
  afterAll(() => program.drop())

  it('names the request that failed, and holds no personal value of the citizens who talked', async () => {
    const well = named('amina')
    const unlucky = citizens.find(({ trouble }) => trouble) as Citizen
    const secrets: string[] = []
    for (const { key } of [well, unlucky]) {
      const { browser, callback, cookie } = await departs(program, key)
      const arrival = await arrives(browser, callback)
      const code = new URL(callback).searchParams.get('code') ?? ''
      secrets.push(code, ...[cookie, ...arrival.headers.getSetCookie()].map(secretIn))

      const citizen = new Visitor(program.url)
      await citizen.signsInAs(key)
      await citizen.opensTheChat()
      secrets.push(citizen.key.token)
      for (const text of WRITTEN) expect(await citizen.says(text)).toBe(200)
      expect(await saysWithout(program, citizen, 'turns', `request-of-${key}`)).toEqual([500, `request-of-${key}`])
      expect(await saysWithout(program, citizen, 'turns', '0101901234')).toEqual([500, expect.stringMatching(/^[0-9a-f-]{36}$/)])
      await citizen.says('x'.repeat(300_000))
    }

    const written = program.output()
    const failures = written.split('\n').filter(line => line.includes('"error"'))
    for (const { key } of [well, unlucky]) expect(failures.join('\n')).toContain(`"requestId":"request-of-${key}"`)
    expect(written).toContain('plan could not be read')

    const personal = [...secrets, ...WRITTEN, '0101901234', '010190-1234', ...[well, unlucky].flatMap(valuesOf)]
    expect(personal.filter(value => value.length < 4)).toEqual([])
    expect(personal.length).toBeGreaterThan(60)
    expect(personal.filter(value => written.includes(value))).toEqual([])
  })
})

const named = (key: string): Citizen => citizens.find(citizen => citizen.key === key) as Citizen
const secretIn = (cookie: string): string => /=([^;]{4,})/.exec(cookie)?.[1] ?? 'nothing set'

/** Name, numbers, and every text and telephone number of the plan. */
function valuesOf({ person, cpr, mitidUuid, plan }: Citizen): string[] {
  const { id, displayName } = person
  return [id, displayName, ...displayName.split(' '), cpr, mitidUuid, ...(plan ? textsIn(plan(calendarAt(new Date()))) : [])]
}

/** Texts a person wrote or is called by: those with a space in them, and telephone numbers. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return /\S \S|^\+\d{8}/.test(value) ? [value] : []
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

/** Says something while a table is gone, as in a fault of ours; resolves with the status and the id of the request. */
async function saysWithout(program: Program, { key }: Visitor, table: string, requestId: string) {
  const database = new pg.Client({ connectionString: program.databaseUrl })
  await database.connect()
  await database.query(`alter table ${table} rename to ${table}_away`)
  const said = await fetch(`${program.url}/v3/directline/conversations/${key.conversationId}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key.token}`, 'content-type': 'application/json', 'x-request-id': requestId },
    body: JSON.stringify({ type: 'message', text: WRITTEN[2], from: { id: 'me' } })
  })
  await database.query(`alter table ${table}_away rename to ${table}`)
  await database.end()
  return [said.status, said.headers.get('x-request-id')]
}
