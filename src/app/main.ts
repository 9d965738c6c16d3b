import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { loadOrMakeKeyFile } from '../adapters/postgres/key-file.ts'
import { checkLocales, LocalesFault } from './check-locales.ts'
import { type CompleteConfig, compose } from './compose.ts'
import { type CitizenSignInConfig, type Config, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { projectRoot } from './project-root.ts'
import { SettingsFault } from './settings.ts'

/** Milliseconds after which a stop that does not come to an end is forced. */
const STOP_WITHIN = 15_000

/**
 * Starts in the order things lean on each other (database, stand-in
 * municipality, ourselves) and stops in the opposite one.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  checkLocales(join(projectRoot(), 'locales'))
  const log = createLog(config.logLevel)
  const dataDir = resolve(config.dataDir)
  const postgres = config.databaseUrl ? undefined : await startDatabase(dataDir, log)
  const sandbox = config.mode === 'sandbox' ? await startSandbox(config.publicUrl) : undefined
  const keys = config.dataKeys.length > 0 ? config.dataKeys : [await loadOrMakeKeyFile(join(dataDir, 'data-key'))]

  const outside = { ...sandbox?.outside, ...(postgres ? { databaseUrl: postgres.url } : {}) }
  const program = await compose(complete(config, outside), keys, log)
  program.server.listen(config.port, config.host)
  await once(program.server, 'listening')
  if (config.metrics) await listen(program.metricsServer, config.metrics)
  const { port } = program.server.address() as AddressInfo
  log.info({ port, mode: config.mode, settings: redacted(config) }, 'started')
  if (sandbox) console.log(`\n${sandbox.banner}\n\nNæste skridt: ${config.publicUrl}\n`)

  const stop = async (signal: string): Promise<void> => {
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), STOP_WITHIN).unref()
    await program.close()
    program.metricsServer?.close()
    await sandbox?.stop()
    await postgres?.stop()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

/** Numbers are for the operator's own network, so they have a port of their own. */
async function listen(server: Server | undefined, { host, port }: { host: string; port: number }): Promise<void> {
  if (!server) return
  server.listen(port, host)
  await once(server, 'listening')
}

/** Not in the production image, so it is looked for only when it is needed. */
async function startDatabase(dataDir: string, log: ReturnType<typeof createLog>) {
  const { startEmbeddedPostgres } = await import('../adapters/embedded-postgres/start.ts')
  return startEmbeddedPostgres({ dataDir, log })
}

/** Starts the stand-in municipality and gives its systems as if they had been configured. */
async function startSandbox(appUrl: string) {
  const { startSandbox } = await import('../../sandbox/start.ts')
  const sandbox = await startSandbox({ appUrl })
  const citizenSignIn: CitizenSignInConfig = {
    ...sandbox.citizenSignIn,
    scope: 'mitid ssn',
    claims: 'signaturgruppen',
    insecure: true
  }
  return { banner: sandbox.banner.join('\n'), stop: () => sandbox.stop(), outside: { planApi: sandbox.planApi, citizenSignIn } }
}

function complete(config: Config, outside: Partial<CompleteConfig>): CompleteConfig {
  const { planApi, citizenSignIn, databaseUrl } = { ...config, ...outside }
  if (!planApi || !citizenSignIn || !databaseUrl) throw new Error('the configuration has no plan source, sign-in or database')
  return { ...config, planApi, citizenSignIn, databaseUrl }
}

/** What may be logged of the configuration: no secret, and nothing of a key or a password. */
function redacted({ host, publicUrl, planApi, citizenSignIn, azureBot, databaseUrl, sessionLimits, metrics }: Config) {
  return {
    host,
    publicUrl,
    database: databaseUrl ? 'given' : 'embedded',
    planApi: planApi?.url,
    signIn: citizenSignIn?.issuer,
    azureBot: azureBot?.appId,
    sessionLimits,
    metrics: metrics ? `${metrics.host}:${metrics.port}` : 'off'
  }
}

main().catch((failure: unknown) => {
  console.error(failure instanceof SettingsFault || failure instanceof LocalesFault ? failure.message : failure)
  process.exit(1)
})
