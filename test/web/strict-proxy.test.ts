import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { Citizen } from '../support/citizen.ts'
import { aProgram, freePort, type Program } from '../support/program.ts'

let proxy: Server
let program: Program
let browser: Browser
let address: string
let upgrades = 0

beforeAll(async () => {
  const port = await freePort()
  address = `http://localhost:${port}`
  program = await aProgram({ LOG_LEVEL: 'error', PUBLIC_URL: address, TRUSTED_PROXIES: '1' })
  ;[browser] = await Promise.all([launchBrowser(), program.start()])
  proxy = createServer((asked, answer) => {
    const { method, headers, url = '/' } = asked
    const onward = request(new URL(url, program.url), { method, headers }, reply => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  proxy.on('upgrade', (_asked, socket) => {
    upgrades += 1
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
  proxy.listen(port)
  await once(proxy, 'listening')
}, 120_000)
afterAll(async () => {
  await browser.close()
  proxy.closeAllConnections()
  proxy.close()
  await program.drop()
})

it('Behind a proxy that lets no WebSocket through, a citizen is answered all the same', async () => {
  const citizen = await Citizen.visits(browser, address)
  await citizen.signsInAs('Amina Prøvesen')
  await citizen.writes('hvad er mit næste skridt?')
  await citizen.hears('Dit næste skridt er en aftale: Se butikken og møde Vera.')
  await citizen.writes('hvad er planen?')
  await citizen.hears('Dit mål er')
  expect(upgrades).toBeGreaterThan(0)
  expect(await citizen.ownWords()).toEqual(['hvad er mit næste skridt?', 'hvad er planen?'])
  await citizen.leaves()
}, 60_000)
