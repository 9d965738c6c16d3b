import { CLAIM_MAPS, type ClaimMapName } from '../adapters/citizen-sign-in/claims.ts'
import type { Office } from '../domain/plan.ts'
import type { LanguageSettings } from './languages.ts'
import { readSettings, type Settings } from './settings.ts'

export interface PlanApiConfig {
  readonly url: string
  readonly authority: string
  /** Only for a stand-in on this machine, whose token address has no TLS. */
  readonly tokenUrl?: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
}

export interface CitizenSignInConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
  readonly acrValues?: string
  readonly claims: ClaimMapName
  readonly insecure?: boolean
}

export interface AzureBotConfig {
  readonly appId: string
  readonly tenantId: string
  readonly clientSecret: string
}

/** Everything the program is told from outside, checked. */
export interface Config {
  /** `sandbox`: nothing is configured, so a stand-in municipality is started beside us. Never in production. */
  readonly mode: 'sandbox' | 'municipality'
  /** Citizens meet it: what nobody has checked is refused. */
  readonly production: boolean
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  /** Proxies in front of us whose forwarded headers count. */
  readonly trustedProxies: number
  /** Without one, PostgreSQL from npm is started in `dataDir`. */
  readonly databaseUrl?: string
  readonly dataDir: string
  /** `id:base64` of 32 bytes, newest first. Without any, a key file is made in `dataDir`. */
  readonly dataKeys: readonly { readonly id: string; readonly key: Buffer }[]
  readonly office: Office
  readonly planApi?: PlanApiConfig
  readonly citizenSignIn?: CitizenSignInConfig
  readonly azureBot?: AzureBotConfig
  readonly sessionLimits: { readonly idleMs: number; readonly absoluteMs: number }
  /** Messages of one conversation that are answered in a minute. */
  readonly messagesAMinute: number
  /** Where Prometheus reads; nowhere unless a port is given. */
  readonly metrics?: { readonly host: string; readonly port: number }
  readonly languages: LanguageSettings
  /** A file with the municipality's numbers for people in a crisis, instead of `locales/contacts.json`. */
  readonly crisisContacts?: string
  readonly logLevel: string
}

const MINUTE = 60_000
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent']

/**
 * Reads the environment once. Nothing else in the program does.
 * @throws SettingsFault naming every setting that is missing or wrong, all at once
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const settings = readSettings(env)
  const production = env.NODE_ENV === 'production'
  const sandbox = !production && !settings.given('PLAN_API_URL') && !settings.given('SIGN_IN_ISSUER')
  const port = settings.number('PORT', 3978, 0, 65_535)
  const config: Config = {
    mode: sandbox ? 'sandbox' : 'municipality',
    production,
    host: settings.text('HOST', production ? '0.0.0.0' : '127.0.0.1'),
    port,
    publicUrl: publicUrl(settings, production, port),
    trustedProxies: settings.number('TRUSTED_PROXIES', 0, 0, 10),
    databaseUrl: databaseUrl(settings, production),
    dataDir: settings.text('DATA_DIR', 'data'),
    dataKeys: dataKeys(settings, production),
    office: {
      name: settings.text('OFFICE_NAME', sandbox ? 'Prøvekommunen' : undefined),
      phone: phone(settings, sandbox),
      hours: settings.optional('OFFICE_HOURS'),
      email: settings.optional('OFFICE_EMAIL')
    },
    planApi: sandbox ? undefined : planApi(settings),
    citizenSignIn: sandbox ? undefined : citizenSignIn(settings),
    azureBot: azureBot(settings),
    sessionLimits: sessionLimits(settings),
    messagesAMinute: settings.number('MESSAGES_A_MINUTE', 15, 1, 10_000),
    metrics: metrics(settings, port),
    languages: { wanted: tags(settings, 'LANGUAGES'), allowUnreviewed: tags(settings, 'ALLOW_UNREVIEWED_LANGUAGES') ?? [] },
    crisisContacts: settings.optional('CRISIS_CONTACTS'),
    logLevel: settings.oneOf('LOG_LEVEL', LOG_LEVELS, 'info')
  }
  settings.finish()
  return config
}

/** A list of language tags. */
function tags(settings: Settings, name: string): string[] | undefined {
  return settings
    .optional(name)
    ?.split(',')
    .map(tag => tag.trim())
    .filter(tag => tag !== '')
}

/** Numbers are for the operator's own network: never where citizens come. */
function metrics(settings: Settings, publicPort: number): Config['metrics'] {
  if (!settings.given('METRICS_PORT')) return undefined
  const port = settings.number('METRICS_PORT', 0, 1, 65_535)
  if (port === publicPort) settings.wrong('METRICS_PORT', 'must be another port than PORT')
  return { host: settings.text('METRICS_HOST', '127.0.0.1'), port }
}

function databaseUrl(settings: Settings, production: boolean): string | undefined {
  const url = production ? settings.text('DATABASE_URL') : settings.optional('DATABASE_URL')
  if (url && !(/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)))
    settings.wrong('DATABASE_URL', 'must be an address that begins with postgres://')
  return url
}

/** Stands on every page as a number to tap. */
function phone(settings: Settings, sandbox: boolean): string {
  const number = settings.text('OFFICE_PHONE', sandbox ? '+4500000000' : undefined)
  if (number && !/^\+?\d[\d ]{5,}$/.test(number))
    settings.wrong('OFFICE_PHONE', 'must be a telephone number: digits, with or without +45')
  return number
}

function sessionLimits(settings: Settings): Config['sessionLimits'] {
  const idle = settings.number('SESSION_IDLE_MINUTES', 30, 1, 240)
  const absolute = settings.number('SESSION_MAX_MINUTES', 480, 5, 1440)
  if (idle > absolute) settings.wrong('SESSION_IDLE_MINUTES', 'must not be more than SESSION_MAX_MINUTES')
  return { idleMs: idle * MINUTE, absoluteMs: absolute * MINUTE }
}

function publicUrl(settings: Settings, production: boolean, port: number): string {
  const url = settings.url('PUBLIC_URL', production ? undefined : `http://localhost:${port}`)
  if (production && url && !url.startsWith('https://')) settings.wrong('PUBLIC_URL', 'must begin with https:// in production')
  return url.replace(/\/+$/, '')
}

function dataKeys(settings: Settings, production: boolean): Config['dataKeys'] {
  const written = production ? settings.text('DATA_KEYS') : settings.optional('DATA_KEYS')
  return (written ?? '')
    .split(',')
    .filter(entry => entry.trim() !== '')
    .map(entry => {
      const [id = '', encoded = ''] = entry.trim().split(':')
      const key = Buffer.from(encoded, 'base64')
      if (!/^[a-z0-9-]{1,20}$/i.test(id) || key.length !== 32) {
        settings.wrong('DATA_KEYS', 'is a list of name:key, each key 32 bytes in base64')
      }
      return { id, key }
    })
}

function planApi(settings: Settings): PlanApiConfig {
  return {
    url: settings.url('PLAN_API_URL'),
    authority: settings.url('PLAN_API_AUTHORITY'),
    clientId: settings.text('PLAN_API_CLIENT_ID'),
    clientSecret: settings.text('PLAN_API_CLIENT_SECRET'),
    scope: settings.text('PLAN_API_SCOPE')
  }
}

function citizenSignIn(settings: Settings): CitizenSignInConfig {
  const names = Object.keys(CLAIM_MAPS) as ClaimMapName[]
  return {
    issuer: settings.url('SIGN_IN_ISSUER'),
    clientId: settings.text('SIGN_IN_CLIENT_ID'),
    clientSecret: settings.text('SIGN_IN_CLIENT_SECRET'),
    scope: settings.text('SIGN_IN_SCOPE', 'mitid ssn'),
    acrValues: settings.optional('SIGN_IN_ACR_VALUES'),
    claims: settings.oneOf('SIGN_IN_CLAIMS', names, 'oidc-proxy')
  }
}

/** Azure Bot Service is optional, but never half configured. */
function azureBot(settings: Settings): AzureBotConfig | undefined {
  const names = ['BOT_APP_ID', 'BOT_TENANT_ID', 'BOT_CLIENT_SECRET']
  if (!names.some(name => settings.given(name))) return undefined
  return {
    appId: settings.text('BOT_APP_ID'),
    tenantId: settings.text('BOT_TENANT_ID'),
    clientSecret: settings.text('BOT_CLIENT_SECRET')
  }
}
