import { aProgram, freePort, type Program } from '../support/program.ts'
import { Visitor } from '../support/visitor.ts'

describe('The numbers an operator reads', () => {
  let program: Program
  let address: string

  beforeAll(async () => {
    const port = await freePort()
    address = `http://127.0.0.1:${port}/metrics`
    program = await aProgram({ LOG_LEVEL: 'error', METRICS_PORT: String(port) })
    await program.start()
  }, 60_000)
  afterAll(() => program.drop())

  const numbers = async () => (await fetch(address)).text()

  it('tell of a talk: turns, plans read, requests and the state of the plan source', async () => {
    expect(await numbers()).toContain('naeste_skridt_plan_source_state{state="not-asked-yet"} 1')
    const citizen = new Visitor(program.url)
    await citizen.signsInAs('amina')
    await citizen.opensTheChat()
    await citizen.asks('hvad er mit næste skridt?')
    await citizen.asks('hvad er planen?')
    await citizen.asks('jeg vil dø')
    await fetch(`${program.url}/V3/nobody/0101901234`)

    const told = await numbers()
    for (const line of [
      'naeste_skridt_turns_total{channel="web",outcome="crisis"} 1',
      'naeste_skridt_plan_reads_total{read="fresh"} 1',
      'naeste_skridt_plan_reads_total{read="kept"} 1',
      'naeste_skridt_plan_source_state{state="up"} 1',
      'naeste_skridt_http_requests_total{method="POST",route="/v3/directline/conversations/:id/activities",status="2xx"} 3',
      'naeste_skridt_http_requests_total{method="GET",route="/sign-in/callback",status="3xx"} 1',
      'naeste_skridt_http_requests_total{method="GET",route="other",status="4xx"} 1',
      'naeste_skridt_open_sockets 0',
      'process_resident_memory_bytes'
    ]) {
      expect(told).toContain(line)
    }
    // The greeting and the three messages.
    expect(told).toMatch(/naeste_skridt_turn_duration_seconds_count\{channel="web"\} 4/)
    expect(told).toMatch(/turns_total\{channel="web",outcome="answered"\} 3/)
  })

  it('hold no id, no name and nothing of an address anybody made up', async () => {
    const told = await numbers()
    expect(told).not.toMatch(/Amina|0101901234|nobody|p-01/)
    expect(told.match(/="[^"]*"/g)?.filter(label => /[0-9a-f]{8}-|\d{6}/.test(label))).toEqual([])
  })

  it('are not served where citizens come', async () => {
    expect((await fetch(`${program.url}/metrics`)).status).toBe(404)
  })
})
