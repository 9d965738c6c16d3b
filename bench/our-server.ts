import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createCipher } from '../src/adapters/postgres/cipher.ts'
import { createConversationStore } from '../src/adapters/postgres/conversation-store.ts'
import { openDatabase } from '../src/adapters/postgres/database.ts'
import { createIdentities } from '../src/adapters/postgres/identities.ts'
import { compose } from '../src/app/compose.ts'
import { derivedKey } from '../src/app/keys.ts'
import { createLog } from '../src/app/log.ts'
import { createTokens } from '../src/web/directline/tokens.ts'

/**
 * Our program as `app/main` builds it, against the database and the plan API it
 * is told of, with citizens who have signed in already: signing in is not what
 * is measured here.
 */
const [databaseUrl = '', planApiUrl = '', tokenUrl = '', count = '1'] = process.argv.slice(2)
const log = createLog('warn')
const keys = [{ id: 'bench', key: randomBytes(32) }]
const publicUrl = 'http://localhost'
const clock = { now: () => new Date() }

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
    sessionLimits: { idleMs: 3_600_000, absoluteMs: 3_600_000 },
    messagesAMinute: 1_000_000,
    logLevel: 'warn'
  },
  keys,
  log
)
program.server.listen(0, '127.0.0.1')
await once(program.server, 'listening')

const database = openDatabase({ url: databaseUrl, log })
const cipher = createCipher(keys)
const conversations = createConversationStore({ pool: database.pool, cipher })
const identities = createIdentities({ pool: database.pool, cipher, limits: { idleMs: 3_600_000, absoluteMs: 3_600_000 } })
const tokens = createTokens({ secret: derivedKey(keys, 'direct line tokens'), clock })
const talks: { conversationId: string; token: string }[] = []
for (let index = 0; index < Number(count); index++) {
  const personId = `bench-${index}`
  const { session } = await identities.signIn({ personId, displayName: 'Bodil Bænkprøve' }, clock.now())
  const { id } = await conversations.open({ channel: 'web', personId, sessionId: session.id, language: 'da' }, clock.now())
  talks.push({ conversationId: id, token: (await tokens.issue({ conversationId: id, sessionId: session.id })).token })
}
await database.close()
process.send?.({ port: (program.server.address() as AddressInfo).port, talks })
process.on('message', () => process.send?.({ rssMb: Math.round(process.memoryUsage.rss() / 1_048_576) }))
