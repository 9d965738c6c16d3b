import { randomBytes } from 'node:crypto'
import express, { type ErrorRequestHandler, type Router } from 'express'
import { exportJWK, generateKeyPair } from 'jose'
import type { Account, Configuration, KoaContextWithOIDC } from 'oidc-provider'
import type { Citizen } from './people/index.ts'
import { choicePage, errorPage, PAGE_HEADERS, signedOutPage, signOutPage } from './sign-in-pages.ts'

const NSIS = 'https://data.gov.dk/concept/core/nsis'
/** Seconds an id_token lives at the broker this imitates. */
const ID_TOKEN_SECONDS = 300
const SCOPES = ['openid', 'mitid', 'ssn']

/** What a relying party needs to know of the provider. */
export interface CitizenSignIn {
  readonly issuer: string
  readonly clientId: string
  /** Sent in the body of the token request (client_secret_post). */
  readonly clientSecret: string
}

/**
 * Stands in for MitID behind a broker: OpenID Connect, authorization code with
 * PKCE, with the quirks recorded at Signaturgruppen (userinfo values are
 * strings, assurance as NSIS addresses, `dk.cpr` under scope `ssn`). Instead of
 * a log-in the citizen is chosen from a list, each time anew. Keys are made at start.
 * @param issuer where `router` is mounted
 * @param appUrl origin of our program, for the addresses to return to
 */
export async function createCitizenSignIn(
  issuer: string,
  appUrl: string,
  citizens: readonly Citizen[]
): Promise<{ readonly client: CitizenSignIn; readonly router: Router }> {
  const client: CitizenSignIn = { issuer, clientId: 'naeste-skridt', clientSecret: randomBytes(24).toString('base64url') }
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const signedInAt = new Map<string, number>()

  const provider = await quietly(async () => {
    const { interactionPolicy, Provider } = await import('oidc-provider')
    const policy = interactionPolicy.base()
    policy
      .get('login')
      ?.checks.add(new interactionPolicy.Check('always', 'a person is chosen each time', ctx => !ctx.oidc.result?.login))
    return new Provider(issuer, {
      ...fixedSettings,
      clients: [
        {
          client_id: client.clientId,
          client_secret: client.clientSecret,
          token_endpoint_auth_method: 'client_secret_post',
          redirect_uris: [`${appUrl}/sign-in/callback`],
          post_logout_redirect_uris: [`${appUrl}/`],
          grant_types: ['authorization_code'],
          response_types: ['code']
        }
      ],
      cookies: {
        // Cookies are shared by all ports of a host, so the names must not be our program's.
        names: { session: 'sandbox_session', interaction: 'sandbox_choice', resume: 'sandbox_resume' },
        keys: [randomBytes(24).toString('base64url')]
      },
      jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'sandbox-1', alg: 'RS256', use: 'sig' }] },
      interactions: { policy, url: (_ctx, { uid }) => `${issuer}/choose/${uid}` },
      findAccount: (_ctx, sub) => {
        const citizen = citizens.find(one => subjectOf(one) === sub)
        return citizen && account(citizen, signedInAt.get(sub) ?? 0)
      }
    })
  })

  const router = express.Router()
  router.use((_req, res, next) => {
    res.set(PAGE_HEADERS)
    next()
  })
  router.get('/choose/:uid', async (req, res) => {
    await provider.interactionDetails(req, res)
    res.type('html').send(choicePage(citizens))
  })
  router.post('/choose/:uid', express.urlencoded({ extended: false }), async (req, res) => {
    const citizen = citizens.find(({ key }) => key === req.body?.citizen)
    if (citizen) signedInAt.set(subjectOf(citizen), Math.floor(Date.now() / 1000))
    const result = citizen
      ? { login: { accountId: subjectOf(citizen), acr: nsis(citizen), amr: ['code_app'], remember: false } }
      : { error: 'access_denied', error_description: 'the citizen did not choose a person' }
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false })
  })
  router.use(provider.callback())
  const onError: ErrorRequestHandler = (error: { statusCode?: number; error?: string }, _req, res, _next) => {
    res
      .status(error.statusCode ?? 500)
      .type('html')
      .send(errorPage(error.error ?? 'server_error'))
  }
  router.use(onError)
  return { client, router }
}

/** The pseudonym for our organisation; `mitid.uuid` is the same everywhere, this is not. */
function subjectOf(citizen: Citizen): string {
  return citizen.mitidUuid.replace('-8000-', '-9000-')
}

function nsis(citizen: Citizen): string {
  return `${NSIS}/${citizen.assurance}`
}

/** Which claims come with which scope. The `openid` ones stand in the id_token too. */
const CLAIMS = {
  openid: ['sub', 'acr', 'amr', 'auth_time', 'loa', 'ial', 'aal', 'idp', 'identity_type', 'subject_type'],
  mitid: ['mitid.uuid', 'mitid.has_cpr', 'mitid.identity_name'],
  ssn: ['dk.cpr']
}

function account(citizen: Citizen, authTime: number): Account {
  const assurance = nsis(citizen)
  return {
    accountId: subjectOf(citizen),
    claims: () => ({
      sub: subjectOf(citizen),
      acr: assurance,
      loa: assurance,
      ial: assurance,
      aal: assurance,
      amr: ['code_app'],
      // The provider writes a number over it in the id_token; userinfo keeps the string.
      auth_time: String(authTime),
      idp: 'mitid',
      identity_type: 'private',
      subject_type: 'org_mapped',
      'mitid.uuid': citizen.mitidUuid,
      'mitid.has_cpr': String(citizen.hasCpr),
      'mitid.identity_name': citizen.person.displayName,
      ...(citizen.hasCpr && { 'dk.cpr': citizen.cpr })
    })
  }
}

const fixedSettings: Configuration = {
  scopes: SCOPES,
  claims: CLAIMS,
  acrValues: ['Low', 'Substantial', 'High'].map(level => `${NSIS}/${level}`),
  pkce: { required: () => true },
  ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: ID_TOKEN_SECONDS, Interaction: 3600, Session: 3600, Grant: 3600 },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: signOut,
      postLogoutSuccessSource: ctx => {
        ctx.body = signedOutPage()
      }
    }
  },
  // Our program is the municipality's own, so nobody is asked whether it may read what it asks for.
  async loadExistingGrant({ oidc }) {
    if (!oidc.client || !oidc.session?.accountId) return undefined
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
    grant.addOIDCScope(SCOPES.join(' '))
    await grant.save()
    return grant
  },
  renderError: (ctx, out) => {
    ctx.type = 'html'
    ctx.body = errorPage(out.error, out.error_description)
  }
}

/** Signs out at once when our program shows the citizen's id_token (RP-initiated logout 1.0 § 2); else asks first. */
async function signOut(ctx: KoaContextWithOIDC, form: string): Promise<void> {
  const { session, params, entities } = ctx.oidc
  const back = params?.post_logout_redirect_uri
  if (!entities.IdTokenHint || !session || typeof back !== 'string') {
    ctx.body = signOutPage(form)
    return
  }
  const target = new URL(back)
  if (typeof params?.state === 'string') target.searchParams.set('state', params.state)
  await session.destroy()
  ctx.redirect(target.href)
}

/**
 * oidc-provider warns on the console that it keeps everything in memory, which
 * is what a sandbox wants, and that it prefers a newer Node; test/sandbox/ runs
 * the whole flow on ours. A newcomer's first screen should not hold either.
 */
async function quietly<T>(make: () => Promise<T>): Promise<T> {
  const warn = console.warn
  console.warn = (...line: unknown[]) => {
    if (!String(line[0]).includes('oidc-provider WARNING')) warn(...line)
  }
  try {
    return await make()
  } finally {
    console.warn = warn
  }
}
