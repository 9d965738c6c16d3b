import { readConfig } from '../../src/app/config.ts'

const municipality = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://skridt.example',
  DATABASE_URL: 'postgres://db.example/skridt',
  DATA_KEYS: `new:${Buffer.alloc(32, 1).toString('base64')},old:${Buffer.alloc(32, 2).toString('base64')}`,
  OFFICE_NAME: 'Prøvekommunen',
  OFFICE_PHONE: '+4500000000',
  PLAN_API_URL: 'https://plan.example',
  PLAN_API_AUTHORITY: 'https://login.example/tenant',
  PLAN_API_CLIENT_ID: 'client',
  PLAN_API_CLIENT_SECRET: 'plan-secret',
  PLAN_API_SCOPE: 'api://plan/.default',
  SIGN_IN_ISSUER: 'https://mitid.example',
  SIGN_IN_CLIENT_ID: 'client',
  SIGN_IN_CLIENT_SECRET: 'sign-in-secret'
}

const without = (...names: string[]) => Object.fromEntries(Object.entries(municipality).filter(([name]) => !names.includes(name)))

describe('the settings', () => {
  it('are all there with nothing configured: a sandbox that only this machine reaches', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ mode: 'sandbox', host: '127.0.0.1', port: 3978, publicUrl: 'http://localhost:3978' })
    expect(config.planApi).toBeUndefined()
  })

  it('of a municipality are read whole, keys newest first', () => {
    const config = readConfig(municipality)
    expect(config.mode).toBe('municipality')
    expect(config.dataKeys.map(({ id }) => id)).toEqual(['new', 'old'])
    expect(config.planApi?.url).toBe('https://plan.example')
    expect(config.citizenSignIn?.claims).toBe('oidc-proxy')
  })

  it('never start a sandbox in production, and name everything that is missing at once', () => {
    const read = () => readConfig({ NODE_ENV: 'production' })
    for (const name of Object.keys(without('NODE_ENV'))) expect(read).toThrow(`${name} is missing`)
  })

  it('are refused one by one, without telling a value', () => {
    const wrong: [Record<string, string>, string][] = [
      [{ PORT: 'eighty' }, 'PORT must be a whole number'],
      [{ PORT: '70000' }, 'PORT must be a whole number'],
      [{ PUBLIC_URL: 'http://skridt.example' }, 'PUBLIC_URL must begin with https://'],
      [{ PLAN_API_URL: 'plan.example' }, 'PLAN_API_URL must be an address'],
      [{ DATA_KEYS: 'new:c2hvcnQ=' }, 'DATA_KEYS is a list'],
      [{ SIGN_IN_CLAIMS: 'facebook' }, 'SIGN_IN_CLAIMS must be one of'],
      [{ PLAN_API_URL: 'https://' }, 'PLAN_API_URL must be an address'],
      [{ DATABASE_URL: 'mysql://db.example' }, 'DATABASE_URL must be an address that begins with postgres://'],
      [{ OFFICE_PHONE: 'ring til os' }, 'OFFICE_PHONE must be a telephone number'],
      [{ PORT: '9000', METRICS_PORT: '9000' }, 'METRICS_PORT must be another port'],
      [{ SESSION_IDLE_MINUTES: '60', SESSION_MAX_MINUTES: '30' }, 'SESSION_IDLE_MINUTES must not be more'],
      [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
      [{ SESSION_IDLE_MINUTES: '0' }, 'SESSION_IDLE_MINUTES must be a whole number']
    ]
    for (const [setting, fault] of wrong) {
      const read = () => readConfig({ ...municipality, ...setting })
      expect(read).toThrow(fault)
      expect(read).not.toThrow(/c2hvcnQ|plan-secret|facebook/)
    }
  })

  it('take a bot registration whole or not at all', () => {
    expect(() => readConfig({ ...municipality, BOT_APP_ID: 'app' })).toThrow(
      /BOT_TENANT_ID is missing\s+BOT_CLIENT_SECRET is missing/
    )
  })
})
