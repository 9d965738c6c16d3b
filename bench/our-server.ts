import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { compose } from '../src/app/compose.ts'
import { createLog } from '../src/app/log.ts'
import { SESSION_LIMITS, talksOf } from './signed-in.ts'

/**
 * Our program as `app/main` builds it, against the database and the plan API it
 * is told of, with citizens who have signed in already: signing in is not what
 * is measured here.
 */
const [databaseUrl = '', planApiUrl = '', tokenUrl = '', count = '1'] = process.argv.slice(2)
const log = createLog('warn')
const keys = [{ id: 'bench', key: randomBytes(32) }]
const publicUrl = 'http://localhost'

const program = await compose(
  {
    mode: 'municipality',
    host: '127.0.0.1',
    port: 0,
    publicUrl,
    trustedProxies: 0,
    databaseUrl,
    dataDir: '',
    dataKeys: keys,
    office: { name: 'Prøvekommunen', phone: '+4500000000' },
    planApi: {
      url: planApiUrl,
      authority: 'https://login.sandbox.example/bench',
      tokenUrl,
      clientId: 'bench',
      clientSecret: 'bench',
      scope: 'api://plan-api/.default'
    },
    citizenSignIn: { issuer: publicUrl, clientId: '', clientSecret: '', scope: '', claims: 'oidc-proxy' },
    sessionLimits: SESSION_LIMITS,
    messagesAMinute: 1_000_000,
    production: false,
    languages: { allowUnreviewed: [] },
    logLevel: 'warn'
  },
  keys,
  log
)
program.server.listen(0, '127.0.0.1')
await once(program.server, 'listening')

const people = Array.from({ length: Number(count) }, (_, index) => `bench-${index}`)
const talks = await talksOf(people, databaseUrl, keys)
process.send?.({ port: (program.server.address() as AddressInfo).port, talks })
process.on('message', () => process.send?.({ rssMb: Math.round(process.memoryUsage.rss() / 1_048_576) }))
