import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import WebSocket from 'ws'
import { aProgram, type Program } from '../support/program.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

/** Milliseconds a stop may take: a supervisor kills what takes much longer. */
const STOPS_WITHIN = 15_000
const CITIZENS = ['amina', 'mahad', 'olena']

describe('SIGTERM under load', () => {
  let program: Program

  beforeEach(async () => {
    program = await aProgram({ LOG_LEVEL: 'error', MESSAGES_A_MINUTE: '10000' })
    await program.start()
  })
  afterEach(() => program.drop())

  it('loses no answer and no message, tells open chats to come back, and ends with 0 in time', async () => {
    const citizens = await Promise.all(CITIZENS.map(name => signedIn(program, name)))
    const sockets = await Promise.all(citizens.map(citizen => openStream(program, citizen)))
    const farewells = sockets.map(async socket => (await once(socket, 'close'))[0])
    const sent: { citizen: Visitor; key: string; status: number }[] = []
    let down = false
    const talkOn = async (citizen: Visitor): Promise<void> => {
      while (!down) {
        const key = randomUUID()
        sent.push({ citizen, key, status: await citizen.says('hvad er mit næste skridt?', key) })
        if (sent.at(-1)?.status === 0) return
      }
    }
    // Several lines each, so that there are always turns under way and others waiting behind them.
    const talks = citizens.flatMap(citizen => [talkOn(citizen), talkOn(citizen), talkOn(citizen)])
    await until(() => sent.length >= 30, 'there is load')

    const began = performance.now()
    expect(await program.stop()).toBe(0)
    expect(performance.now() - began).toBeLessThan(STOPS_WITHIN)
    down = true
    await Promise.all(talks)
    expect(await Promise.all(farewells)).toEqual([1012, 1012, 1012])
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200, 0].concat(sent.some(isRefused) ? [503] : [])))

    await program.start()
    for (const { citizen, key } of sent.filter(({ status }) => status !== 200)) {
      expect(await citizen.says('hvad er mit næste skridt?', key)).toBe(200)
    }
    for (const citizen of citizens) {
      const talk = await citizen.reads()
      const messages = talk.filter(({ from }) => from.role !== 'bot')
      const keys = sent.filter(one => one.citizen === citizen).map(({ key }) => key)
      expect(messages.map(({ channelData }) => channelData?.clientActivityID).sort()).toEqual(keys.sort())
      for (const { id } of messages) expect(talk.filter(({ replyToId }) => replyToId === id)).toHaveLength(1)
    }
  }, 60_000)

  it('does not wait for a line that is kept open and for a request that never ends', async () => {
    const agent = new Agent({ keepAlive: true })
    const [answer] = await once(request(`${program.url}/healthz`, { agent }).end(), 'response')
    answer.resume()
    await once(answer, 'end')
    const endless = request(`${program.url}/api/nothing`, { method: 'POST', headers: { 'content-length': '10' } })
    endless.on('error', () => undefined)
    endless.write('half')

    const began = performance.now()
    expect(await program.stop()).toBe(0)
    expect(performance.now() - began).toBeLessThan(STOPS_WITHIN)
    agent.destroy()
  }, 60_000)
})

const isRefused = ({ status }: { status: number }): boolean => status === 503

async function signedIn(program: Program, name: string): Promise<Visitor> {
  const citizen = new Visitor(program.url)
  await citizen.signsInAs(name)
  await citizen.opensTheChat()
  return citizen
}

async function openStream(program: Program, { key }: Visitor): Promise<WebSocket> {
  const address = `${program.url.replace('http', 'ws')}/v3/directline/conversations/${key.conversationId}/stream`
  const socket = new WebSocket(`${address}?t=${key.token}`)
  await once(socket, 'open')
  return socket
}
