import { ConnectionStatus, connect, type Device } from '../support/direct-line-client.ts'
import { type DirectLineServer, startDirectLine } from '../support/direct-line-server.ts'
import { until } from '../support/until.ts'

let server: DirectLineServer
const devices: Device[] = []

beforeAll(async () => {
  server = await startDirectLine({ heartbeatMs: 500 })
})
afterEach(() => {
  for (const device of devices.splice(0)) device.end()
})
afterAll(() => server.stop())

function device(token: string, options?: Parameters<typeof connect>[2]): Device {
  const one = connect(server.url, token, options)
  devices.push(one)
  return one
}

describe('Microsoft’s own Direct Line client', () => {
  it('is greeted first, says something and gets its answer', async () => {
    const { token, conversationId } = await server.generate(undefined, { locale: 'da-DK' })
    const phone = device(token)
    await phone.hears('Welcome (da-DK)')
    const id = await phone.says('Hvad er min plan?')
    await phone.hears('You said: Hvad er min plan?')
    expect(phone.texts()).toEqual(['Welcome (da-DK)', 'Hvad er min plan?', 'You said: Hvad er min plan?'])
    expect(id).toBe(`${conversationId}|0000002`)
    expect(phone.received.map(activity => activity.id)).toContain(id)
  })

  it('goes on where it was when its connection drops, without loss and without doubles', async () => {
    const { token, conversationId } = await server.generate()
    const phone = device(token)
    await phone.says('one')
    await phone.hears('You said: one')
    phone.sockets.at(-1)?.terminate()
    await server.say(conversationId, token, 'two, from elsewhere')
    await phone.hears('You said: two, from elsewhere')
    expect(phone.sockets.length).toBeGreaterThan(1)
    expect(new Set(phone.received.map(activity => activity.id)).size).toBe(phone.received.length)
    expect(phone.texts()).toEqual([
      'Welcome (no language)',
      'one',
      'You said: one',
      'two, from elsewhere',
      'You said: two, from elsewhere'
    ])
  })

  it('opens a conversation anew from the watermark it kept', async () => {
    const { token, conversationId } = await server.generate()
    await server.ask('POST', '/conversations', { token })
    await server.say(conversationId, token, 'before')
    const page = device(token, { conversationId, watermark: '3' })
    await server.say(conversationId, token, 'after')
    await page.hears('You said: after')
    expect(page.texts()).toEqual(['after', 'You said: after'])
  })

  it('polls where there are no WebSockets', async () => {
    const { token } = await server.generate()
    const phone = device(token, { polling: true })
    await phone.hears('Welcome (no language)')
    await phone.says('one')
    await phone.hears('You said: one')
    expect(phone.sockets).toHaveLength(0)
    expect(phone.texts()).toEqual(['Welcome (no language)', 'one', 'You said: one'])
  })

  it('goes on polling after the store could not be read', async () => {
    const { token } = await server.generate()
    const phone = device(token, { polling: true })
    await phone.hears('Welcome (no language)')
    await server.pool.query('alter table conversations rename to conversations_away')
    await until(() => server.logged.some(line => line.includes('could not read for a polling chat')), 'a poll fails')
    await server.pool.query('alter table conversations_away rename to conversations')
    await phone.says('still here')
    await phone.hears('You said: still here')
    expect(phone.texts()).toEqual(['Welcome (no language)', 'still here', 'You said: still here'])
  })

  it('shows one conversation on two devices', async () => {
    const { cookie } = await server.signIn('person-two-devices')
    const { token } = await server.generate(cookie)
    const again = await server.generate((await server.signIn('person-two-devices')).cookie)
    const phone = device(token)
    const library = device(again.token)
    await phone.says('from the phone')
    await library.hears('You said: from the phone')
    await library.says('from the library')
    await phone.hears('You said: from the library')
    await phone.says('from the phone again')
    await library.hears('You said: from the phone again')
    expect(library.texts()).toEqual(phone.texts())
    expect(new Set(phone.received.map(activity => activity.id)).size).toBe(7)
  })

  it('refreshes its token in time and outlives the first one', async () => {
    const { token, conversationId } = await server.generate()
    const phone = device(token)
    await phone.hears('Welcome (no language)')
    // The client says so by the token it uses from now on.
    server.pass(20)
    await until(() => tokenOf(phone) !== token, 'the client refreshes')
    server.pass(20)
    await until(() => phone.sockets.length > 1, 'the client connects anew')
    expect((await server.say(conversationId, token, 'too late')).body.error.code).toBe('TokenExpired')
    await phone.says('still here')
    await phone.hears('You said: still here')
    expect(phone.texts()).toEqual(['Welcome (no language)', 'still here', 'You said: still here'])
  })

  it('is told that the citizen has signed out', async () => {
    const { cookie, session } = await server.signIn('person-signs-out')
    const { token } = await server.generate(cookie)
    const phone = device(token)
    await phone.hears('Welcome (no language)')
    await server.identities.signOut(session.id)
    expect(await phone.says('is anybody there?')).toBe('retry')
    expect(phone.status()).toBe(ConnectionStatus.ExpiredToken)
  })
})

function tokenOf(phone: Device): string {
  return (phone.line as unknown as { token: string }).token
}
