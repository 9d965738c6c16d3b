import { join } from 'node:path'
import { CLAIM_MAPS } from '../adapters/citizen-sign-in/claims.ts'
import { createCitizenSignIn } from '../adapters/citizen-sign-in/openid.ts'
import { createPrometheus } from '../adapters/metrics/prometheus.ts'
import { createClientCredentials } from '../adapters/plan-api/client-credentials.ts'
import { createPlanSource } from '../adapters/plan-api/plan-source.ts'
import { createCipher, type Key } from '../adapters/postgres/cipher.ts'
import { createConversationStore } from '../adapters/postgres/conversation-store.ts'
import { openDatabase } from '../adapters/postgres/database.ts'
import { createIdentities } from '../adapters/postgres/identities.ts'
import { createLiveUpdates } from '../adapters/postgres/live-updates.ts'
import { createAgent } from '../bot/agent.ts'
import type { House } from '../bot/house.ts'
import { createRate } from '../bot/rate.ts'
import { wholePlan } from '../bot/whole-plan.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { UNCOUNTED } from '../ports/metrics.ts'
import { readLanguages } from '../text/texts.ts'
import { AZURE_BOT_SERVICE } from '../web/messages/guard.ts'
import { createWebServer } from '../web/server.ts'
import type { Config } from './config.ts'
import { demandVerified, readCrisisContacts } from './crisis-contacts.ts'
import { derivedKey } from './keys.ts'
import { languagesToSpeak } from './languages.ts'
import { projectRoot } from './project-root.ts'
import { readUnderstanding, readWords } from './words.ts'

/** A configuration with every outside system settled. */
export type CompleteConfig = Config & Required<Pick<Config, 'databaseUrl' | 'planApi' | 'citizenSignIn'>>

const clock: Clock = { now: () => new Date() }

/**
 * Builds every part and ties it to the others; the one place that knows them
 * all. Nothing listens yet.
 */
export async function compose(config: CompleteConfig, keys: readonly Key[], log: Log) {
  const root = projectRoot()
  const { office, planApi } = config
  const prometheus = config.metrics && createPrometheus()
  const metrics = prometheus ?? UNCOUNTED
  const database = openDatabase({ url: config.databaseUrl, log })
  const { pool } = database
  await database.migrate()

  const cipher = createCipher(keys)
  const conversations = createConversationStore({ pool, cipher })
  const identities = createIdentities({ pool, cipher, limits: config.sessionLimits })
  const liveUpdates = createLiveUpdates({ url: config.databaseUrl, pool, log })
  const token = createClientCredentials({ ...planApi, tokenEndpoint: planApi.tokenUrl })
  const plans = createPlanSource({ baseUrl: planApi.url, token, clock, log, metrics })
  const locales = join(root, 'locales')
  const spoken = languagesToSpeak(readLanguages(locales), config.languages, !config.production)
  const words = await readWords(locales, spoken)
  // So that the first citizen does not wait while the phrases are made ready.
  words.findCrisis('')
  const contactsPath = config.crisisContacts ?? join(locales, 'contacts.json')
  const crisisContacts = readCrisisContacts(contactsPath)
  if (config.production) demandVerified(crisisContacts, contactsPath, clock.now())
  const understander = readUnderstanding(words.texts, join(root, 'dist/models'))

  const house: House = {
    conversations,
    identities,
    plans,
    understander,
    crisisContacts,
    office,
    messageRate: createRate(config.messagesAMinute),
    metrics,
    clock,
    log,
    ...words
  }
  const agent = createAgent(house)
  const { server, stop } = createWebServer({
    handler: context => agent.run(context),
    wholePlan: (session, language) => wholePlan(house, session, language),
    conversations,
    identities,
    sessionLimits: config.sessionLimits,
    liveUpdates,
    plans,
    signIn: createCitizenSignIn(
      {
        ...config.citizenSignIn,
        claims: CLAIM_MAPS[config.citizenSignIn.claims],
        callbackUrl: `${config.publicUrl}/sign-in/callback`,
        afterSignOutUrl: `${config.publicUrl}/`
      },
      log
    ),
    texts: words.texts,
    office,
    azureBot: config.azureBot && { ...AZURE_BOT_SERVICE, ...config.azureBot },
    databaseState: () => database.state(),
    clientDir: join(root, 'dist/client'),
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    keys: { tokens: derivedKey(keys, 'direct line tokens'), cookies: derivedKey(keys, 'sign-in cookies') },
    isUrgent: text => words.findCrisis(text)?.kind === 'hard',
    metrics,
    clock,
    log
  })

  return {
    server,
    /** Where the numbers of this replica are read; none unless asked for. Not listening yet. */
    metricsServer: prometheus?.server(plans),
    /** Finishes what is under way, then lets go of everything outside, the database last. */
    async close(): Promise<void> {
      await stop()
      plans.stop()
      await liveUpdates.close()
      await database.close()
    }
  }
}
