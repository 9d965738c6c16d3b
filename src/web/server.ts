import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { TurnContext } from '@microsoft/agents-hosting'
import compression from 'compression'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import type { Office } from '../domain/plan.ts'
import type { CitizenSignIn } from '../ports/citizen-sign-in.ts'
import type { Clock } from '../ports/clock.ts'
import type { ConversationStore } from '../ports/conversation-store.ts'
import type { Identities, Session, SessionLimits } from '../ports/identities.ts'
import type { LiveUpdates } from '../ports/live-updates.ts'
import type { Log } from '../ports/log.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { PlanSource } from '../ports/plan-source.ts'
import type { Texts } from '../text/texts.ts'
import { counted } from './counted.ts'
import { createDirectLine } from './directline/direct-line.ts'
import { createHealth, type HealthParts } from './health.ts'
import { knownRoutes, methodsAt } from './known-routes.ts'
import { lastResort } from './last-resort.ts'
import { limitOpenings, limitSignIns } from './limits.ts'
import { type AzureBot, createMessagesRoutes } from './messages/routes.ts'
import { readAssets } from './page/assets.ts'
import { createFormTokens } from './page/form-tokens.ts'
import { languageOf } from './page/language.ts'
import { createNotices } from './page/notice.ts'
import { createPage, type PageOptions } from './page/page.ts'
import { Refusal } from './refusal.ts'
import { requestIds } from './request-id.ts'
import { ownForm } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'
import { createCookies } from './sign-in/cookies.ts'
import { createSignInRoutes } from './sign-in/routes.ts'
import { createTroublePage } from './sign-in/trouble-page.ts'

export interface WebParts {
  readonly handler: (context: TurnContext) => Promise<void>
  /** The answers to the four questions from the citizen's plan as it can be read now. */
  readonly wholePlan: PageOptions['wholePlan']
  readonly conversations: ConversationStore
  readonly identities: Identities
  readonly sessionLimits: SessionLimits
  readonly liveUpdates: LiveUpdates
  readonly plans: PlanSource
  readonly signIn: CitizenSignIn
  readonly texts: Texts
  readonly office: Office
  readonly azureBot?: AzureBot
  readonly databaseState: HealthParts['databaseState']
  readonly clientDir: string
  readonly publicUrl: string
  readonly trustedProxies: number
  /** 32 secret bytes each, the same on every replica. */
  readonly keys: { readonly tokens: Uint8Array; readonly cookies: Uint8Array }
  /** Whether a message must be taken however many wait. */
  readonly isUrgent: (text: string) => boolean
  readonly metrics: Metrics
  readonly clock: Clock
  readonly log: Log
}

/** Milliseconds a request may take to arrive whole. */
const REQUEST_TIMEOUT = 20_000
/** Milliseconds a line may be silent between two requests: longer than proxies in front keep theirs, so that none is closed under a request. */
const KEEP_ALIVE = 75_000
/** How often it is looked for requests that take too long; Node's own 30 seconds would let them stay that much longer. */
const TIMEOUT_CHECK = 1_000
/** Milliseconds that what is not a turn may still take when the program stops. */
const LAST_REQUESTS = 2_000

/** Everything the program answers over HTTP, ready to listen. */
export function createWebServer(parts: WebParts): { server: Server; stop(): Promise<void> } {
  let stopping = false
  const { texts, clock, log, identities, office } = parts
  const secure = parts.publicUrl.startsWith('https://')
  const cookies = createCookies({ secure, sealKey: parts.keys.cookies })
  const sessionOf = async (req: Request): Promise<Session | undefined> => {
    const token = cookies.readSession(req)
    return token ? identities.byToken(token, clock.now()) : undefined
  }
  const directLine = createDirectLine({ ...parts, sessionOf, talkCookie: cookies, tokenKey: parts.keys.tokens })
  const formTokens = createFormTokens({ secret: parts.keys.cookies, cookies })
  const showNotice = createNotices({ texts, office, assets: readAssets(parts.clientDir) })
  const showTrouble = createTroublePage({ texts, showNotice })

  const app = express()
  app.set('trust proxy', parts.trustedProxies)
  app.disable('x-powered-by')
  app.use(securityHeaders(secure))
  app.use(requestIds, counted(parts.metrics))
  app.use(closedWhile(() => stopping))
  app.use(createHealth(parts))
  const openings = limitOpenings()
  app.use('/v3/directline/tokens/generate', openings)
  app.use(directLine.router)
  if (parts.azureBot) app.use(createMessagesRoutes(parts.azureBot, parts.handler, log))
  app.use(compression())
  app.use(['/sign-in', '/sign-out'], limitSignIns())
  app.use(
    createSignInRoutes({
      ...parts,
      cookies,
      ownForm: ownForm({ tokens: formTokens, publicUrl: parts.publicUrl }),
      languageOf: req => languageOf(req, texts),
      showTrouble
    })
  )
  app.use(
    createPage({
      ...parts,
      cookies,
      formTokens,
      talks: directLine.talks,
      lines: directLine.lines,
      limitOpenings: openings,
      sessionOf,
      signInPath: '/sign-in',
      signOutPath: '/sign-out'
    })
  )
  app.use(nobodyAnswers(app))
  app.use(lastResort({ texts, showNotice, log }))

  const server = createServer(
    {
      requestTimeout: REQUEST_TIMEOUT,
      headersTimeout: REQUEST_TIMEOUT / 2,
      keepAliveTimeout: KEEP_ALIVE,
      connectionsCheckingInterval: TIMEOUT_CHECK
    },
    app
  )
  directLine.attach(server)
  return {
    server,
    async stop() {
      stopping = true
      const closed = once(server, 'close')
      server.close()
      await directLine.close()
      // Lines that are kept open are idle once their last answer is out.
      const sweep = setInterval(() => server.closeIdleConnections(), 20)
      const impatience = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS)
      await closed
      clearInterval(sweep)
      clearTimeout(impatience)
    }
  }
}

/** New requests on lines that are still open are told to come again: to another replica, or when this one is back. */
function closedWhile(stopping: () => boolean) {
  return (_req: Request, res: Response, next: NextFunction): void => {
    if (!stopping()) {
      next()
      return
    }
    res.set({ Connection: 'close', 'Retry-After': '2' })
    next(new Refusal('Restarting', 'Send this again in a moment.'))
  }
}

/** Nobody answers at this address, or not to this method. */
function nobodyAnswers(app: Express) {
  const known = knownRoutes(app.router)
  return (req: Request, res: Response): void => {
    const methods = methodsAt(known, req.path)
    if (methods.length === 0 || methods.includes(req.method)) throw new Refusal('NotFound', 'There is nothing at this address.')
    res.set('Allow', methods.join(', '))
    throw new Refusal('MethodNotAllowed', 'This address is asked in another way.')
  }
}
