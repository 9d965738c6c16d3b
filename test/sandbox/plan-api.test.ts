import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contractCheck } from '../../sandbox/contract.ts'
import { type Sandbox, startSandbox } from '../../sandbox/start.ts'

const NOW = new Date('2026-10-22T08:00:00Z')

let sandbox: Sandbox
let token: string

beforeAll(async () => {
  sandbox = await startSandbox({ appUrl: 'http://127.0.0.1:1', now: () => NOW })
  token = await sandbox.control.issueToken()
})
afterAll(() => sandbox.stop())

/** Asks the plan API with a good token, unless the headers bring another. */
function ask(path: string, init: { method?: string; headers?: Record<string, string>; body?: unknown } = {}): Promise<Response> {
  return fetch(`${sandbox.planApi.url}${path}`, {
    method: init.method ?? 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers },
    ...(init.body !== undefined && { body: JSON.stringify(init.body) })
  })
}

/** The body, after checking that it is what the contract promises. */
async function read<Name extends Parameters<typeof contractCheck>[0]>(name: Name, answer: Response) {
  const body: unknown = await answer.json()
  const check = contractCheck(name)
  if (!check(body)) throw new Error(`${answer.url} is not a ${name}: ${JSON.stringify(check.errors?.slice(0, 3))}`)
  return body
}

async function readProblem(answer: Response, status: number) {
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  return read('Problem', answer)
}

const idOf = (key: string) => sandbox.citizens.find(citizen => citizen.key === key)?.person.id ?? 'no such citizen'

describe('Every answer keeps the contract', () => {
  it('gives a plan for every citizen that has one, and of the half-broken one only a plan that breaks the contract', async () => {
    const found: Record<string, number | string> = {}
    for (const { key, person } of sandbox.citizens) {
      const answer = await ask(`/v1/people/${person.id}/plan`)
      if (answer.status !== 200) found[key] = (await readProblem(answer, answer.status)).status
      else if (!contractCheck('Plan')(await answer.json())) found[key] = 'breaks the contract'
    }
    expect(found).toEqual({ kenneth: 404, ivan: 404, mariam: 503, oskar: 'breaks the contract' })
  })

  it('finds each citizen by CPR and by MitID number, and nobody by an unknown one', async () => {
    for (const { cpr, mitidUuid, person, known } of sandbox.citizens) {
      for (const body of [
        { scheme: 'cpr', value: cpr },
        { scheme: 'mitid-uuid', value: mitidUuid }
      ]) {
        const answer = await ask('/v1/people/lookup', { method: 'POST', body })
        if (known) expect((await read('Person', answer)).id).toBe(person.id)
        else await readProblem(answer, 404)
      }
    }
  })

  it('refuses a look-up that is no identity, or no JSON', async () => {
    await readProblem(await ask('/v1/people/lookup', { method: 'POST', body: { scheme: 'name', value: 'x' } }), 400)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    await readProblem(await fetch(`${sandbox.planApi.url}/v1/people/lookup`, { method: 'POST', headers, body: '{' }), 400)
  })

  it('lists whom staff follow, and the whole unit for the team lead', async () => {
    const sizes: Record<string, number> = {}
    for (const { id, name } of sandbox.staff) {
      sizes[name] = (await read('StaffPeople', await ask(`/v1/staff/${id}/people`))).people.length
    }
    expect(sizes).toEqual({
      'Karen Vejviser': 15,
      'Rasmus Brobygger': 3,
      'Samira Følgesvend': 2,
      'Jonas Fodfæste': 2,
      'Ulla Overblik': 15
    })
    await readProblem(await ask('/v1/staff/nobody/people'), 404)
  })

  it('gives the catalogue of offers', async () => {
    expect((await read('Offers', await ask('/v1/offers'))).offers.length).toBeGreaterThan(5)
  })

  it('answers an unknown address with a problem document', async () => {
    await readProblem(await ask('/v1/nothing'), 404)
  })
})

describe('Tokens', () => {
  it.each([
    ['no token', undefined],
    ['a token that has run out', { expiresIn: -120 }],
    ['a token for another audience', { audience: 'api://another' }],
    ['a token of another issuer', { issuer: 'https://elsewhere.example' }]
  ])('%s is refused with 401', async (_what, wish) => {
    const authorization = wish ? `Bearer ${await sandbox.control.issueToken(wish)}` : ''
    await readProblem(await ask('/v1/offers', { headers: { authorization } }), 401)
  })

  it('a token somebody has changed is refused with 401', async () => {
    const [head, , signature] = token.split('.')
    const claims = Buffer.from(JSON.stringify({ roles: ['plan.read'] })).toString('base64url')
    await readProblem(await ask('/v1/offers', { headers: { authorization: `Bearer ${head}.${claims}.${signature}` } }), 401)
  })

  it('a token that permits reading only may not write notes, and the other way round', async () => {
    const reader = { authorization: `Bearer ${await sandbox.control.issueToken({ roles: ['plan.read'] })}` }
    const writer = { authorization: `Bearer ${await sandbox.control.issueToken({ roles: ['plan.note'] })}` }
    const note = { kind: 'question', text: 'Hvornår hører jeg noget?', writtenAt: NOW.toISOString() }
    const path = `/v1/people/${idOf('amina')}`
    const post = (headers: Record<string, string>) =>
      ask(`${path}/notes`, { method: 'POST', headers: { ...headers, 'idempotency-key': 'token-test-0000001' }, body: note })

    await readProblem(await post(reader), 403)
    expect((await post(writer)).status).toBe(201)
    await readProblem(await ask(`${path}/plan`, { headers: writer }), 403)
    expect((await ask(`${path}/plan`, { headers: reader })).status).toBe(200)
  })
})

describe('A plan the caller has already', () => {
  it('is not sent again until it changes', async () => {
    const path = `/v1/people/${idOf('bente')}/plan`
    const etag = (await ask(path)).headers.get('etag') ?? ''
    expect(etag).toMatch(/^".+"$/)

    const again = await ask(path, { headers: { 'if-none-match': `"other", W/${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])

    sandbox.control.changePlan(idOf('bente'), plan => ({ ...plan, goals: [] }))
    const changed = await ask(path, { headers: { 'if-none-match': etag } })
    expect((await read('Plan', changed)).goals).toEqual([])
    expect(changed.headers.get('etag')).not.toBe(etag)
  })
})

describe('Notes', () => {
  const note = { kind: 'absence', text: 'Jeg er syg i dag.', writtenAt: NOW.toISOString() }
  const post = (key: string, body: unknown, person = idOf('piotr')) =>
    ask(`/v1/people/${person}/notes`, { method: 'POST', headers: { 'idempotency-key': key }, body })

  it('are kept once however often they are sent', async () => {
    const first = await read('NoteReceipt', await post('absence-of-piotr-1', note))
    const second = await read('NoteReceipt', await post('absence-of-piotr-1', note))
    expect(second).toEqual(first)
    expect(sandbox.control.notes().filter(({ personId }) => personId === idOf('piotr'))).toHaveLength(1)
  })

  it('are refused when the key was used for another text', async () => {
    await post('absence-of-piotr-2', note)
    await readProblem(await post('absence-of-piotr-2', { ...note, text: 'Noget andet.' }), 409)
  })

  it('are refused without a key, out of shape, and for a stranger', async () => {
    await readProblem(await post('short', note), 400)
    await readProblem(await post('absence-of-piotr-3', { ...note, mood: 'bad' }), 400)
    await readProblem(await post('absence-of-piotr-4', note, 'p-99'), 404)
  })
})

describe('The change feed', () => {
  it('gives what is new since the cursor, in pages, and says whether there is more', async () => {
    const changes = async (query: string) => read('Changes', await ask(`/v1/changes${query}`))
    const first = await changes('?limit=2')
    expect([first.changes.length, first.more]).toEqual([2, true])
    const rest = await changes(`?after=${first.cursor}`)
    expect(rest.more).toBe(false)
    expect((await changes(`?after=${rest.cursor}`)).changes).toEqual([])

    sandbox.control.changePlan(idOf('olena'), plan => ({ ...plan, waiting: [] }))
    sandbox.control.changePlan(idOf('leyla'), plan => ({ ...plan, person: { ...plan.person, deceased: true } }))
    const news = await changes(`?after=${rest.cursor}`)
    expect(news.changes.map(({ personId, what }) => [personId, what])).toEqual([
      [idOf('olena'), 'plan'],
      [idOf('leyla'), 'person']
    ])
  })

  it('says 410 to a cursor from before the last start, and 400 to a limit out of range', async () => {
    await readProblem(await ask('/v1/changes?after=another-run.3'), 410)
    await readProblem(await ask('/v1/changes?limit=0'), 400)
  })
})

describe('A plan API that is not well', () => {
  it('answers as it was told to until it is mended, and counts what it was asked', async () => {
    const before = sandbox.control.requests().readOffers
    sandbox.control.breakPlanApi({ status: 502 })
    await readProblem(await ask('/v1/offers'), 502)
    sandbox.control.breakPlanApi({ body: '{"half":' })
    expect(await (await ask('/v1/offers')).text()).toBe('{"half":')
    sandbox.control.breakPlanApi({ body: '{}', drip: 1 })
    expect(await (await ask('/v1/offers')).text()).toBe('{}')
    sandbox.control.breakPlanApi({ delayMs: 60_000 })
    await expect(fetch(`${sandbox.planApi.url}/v1/offers`, { signal: AbortSignal.timeout(50) })).rejects.toThrow()
    sandbox.control.breakPlanApi(undefined)
    expect((await ask('/v1/offers')).status).toBe(200)
    expect(sandbox.control.requests().readOffers).toBe(before + 5)
  })
})
