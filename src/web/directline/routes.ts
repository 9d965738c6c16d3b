import express, { type Request, type Response, Router } from 'express'
import type { Rate } from '../../bot/rate.ts'
import type { ConversationStore } from '../../ports/conversation-store.ts'
import type { Session } from '../../ports/identities.ts'
import type { Log } from '../../ports/log.ts'
import { knownRoutes, methodsAt } from '../known-routes.ts'
import { isFromOurPage } from '../same-origin.ts'
import type { Access, Doorkeeper, Use } from './access.ts'
import { PAGE, readWatermark, toActivitySet } from './activity-set.ts'
import { DirectLineError, directLineErrors, traceOf } from './direct-line-error.ts'
import { readLocale, readSent } from './incoming-activity.ts'
import type { Lines } from './lines.ts'
import type { Talks } from './talks.ts'
import type { Tokens } from './tokens.ts'
import type { Turns } from './turns.ts'

/** The cookie of a browser's anonymous talk. */
export interface TalkCookie {
  readTalk(req: Request): Promise<string | undefined>
  writeTalk(res: Response, talkId: string): Promise<void>
}

export interface RoutesParts {
  readonly conversations: Pick<ConversationStore, 'activitiesAfter'>
  readonly sessionOf: (req: Request) => Promise<Session | undefined>
  readonly talkCookie?: TalkCookie
  readonly publicUrl?: string
  readonly tokens: Pick<Tokens, 'read'>
  readonly lines: Lines
  readonly doorkeeper: Doorkeeper
  readonly turns: Turns
  /** How often one conversation may be read. */
  readonly reads: Rate
  readonly talks: Pick<Talks, 'enter'>
  readonly log: Log
}

const json = express.json({ limit: '256kb', strict: false })

/** The requests of Direct Line 3.0, at the addresses of the public service. */
export function createRoutes({
  conversations,
  sessionOf,
  talkCookie,
  publicUrl,
  tokens,
  lines,
  doorkeeper,
  turns,
  reads,
  talks,
  log
}: RoutesParts): Router {
  const routes = Router()
  const baseOf = (req: Request) => publicUrl?.replace(/\/$/, '') ?? `${req.protocol}://${req.host}`
  const admit = (req: Request, use: Use) => doorkeeper.admit(bearerOf(req), idOf(req), use)

  /** Whether a conversation is read too often; the token must be good, or anybody could use up somebody's reads. */
  const readsTooOften = async (req: Request): Promise<boolean> => {
    const { conversationId } = await tokens.read(bearerOf(req))
    return !reads.take(conversationId, performance.now())
  }

  const refuseTooManyReads = async (req: Request): Promise<void> => {
    if (await readsTooOften(req)) throw new DirectLineError('TooManyRequests', 'Read less often. Try again in a moment.')
  }

  const connection = (req: Request, { grant, session }: Access, watermark: number) =>
    lines.open(grant, session, watermark, baseOf(req))

  routes.post('/tokens/generate', async (req, res) => {
    // The cookie alone must not be enough: another site can make a browser send it.
    if (!isFromOurPage(req, baseOf(req))) throw new DirectLineError('NotAllowed', 'Ask for a token from our own page.')
    const { locale, anonymous } = await readBody(req, res)
    const signedIn = await sessionOf(req)
    // A page nobody was signed in on stays so, though somebody has signed in in another window of the browser.
    const session = anonymous === true ? undefined : signedIn
    const talkId = await talkCookie?.readTalk(req)
    const { id: conversationId } = await talks.enter({ session, talkId }, readLocale(locale))
    if (!signedIn && talkId !== conversationId) await talkCookie?.writeTalk(res, conversationId)
    res.json(await lines.issue({ conversationId, sessionId: session?.id }, session))
  })

  routes.post('/tokens/refresh', async (req, res) => {
    await refuseTooManyReads(req)
    const { grant, session } = await admit(req, 'looks')
    res.json(await lines.issue(grant, session))
  })

  routes.post('/conversations', async (req, res) => {
    const access = await admit(req, 'acts')
    const { locale } = req.get('content-type') ? await readBody(req, res) : {}
    const { conversation } = access
    const isNew = conversation.version === 0
    if (isNew) turns.greet(conversation, readLocale(locale) ?? conversation.state.language, baseOf(req))
    res.status(isNew ? 201 : 200).json(await connection(req, access, 0))
  })

  routes.get('/conversations/:id', async (req, res) => {
    await refuseTooManyReads(req)
    const watermark = readWatermark(req.query.watermark)
    const access = await admit(req, 'looks')
    if (access.conversation.version === 0) turns.greet(access.conversation, access.conversation.state.language, baseOf(req))
    res.json(await connection(req, access, watermark))
  })

  routes.get('/conversations/:id/activities', async (req, res) => {
    const after = readWatermark(req.query.watermark)
    const stored = await lenient(async () => {
      if (await readsTooOften(req)) return []
      const { conversation } = await admit(req, 'looks')
      return conversation.watermark > after ? conversations.activitiesAfter(conversation.id, after, PAGE) : []
    })
    res.json(toActivitySet(stored, after))
  })

  /**
   * A polling client stops for good at a 5xx and does not wait at a 429. So while the store cannot be read, and for one
   * that polls too often, there is "nothing new": the watermark stays where it was, and the next poll finds everything.
   */
  const lenient = async <T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> => {
    try {
      return await read()
    } catch (error) {
      if (error instanceof DirectLineError) throw error
      log.warn(traceOf(error), 'could not read for a polling chat')
      return []
    }
  }

  routes.post('/conversations/:id/activities', async (req, res) => {
    const access = await admit(req, 'acts')
    const sent = readSent(await readBody(req, res))
    res.json({ id: await turns.take(sent, access, baseOf(req)) })
  })

  routes.post('/conversations/:id/upload', () => {
    throw new DirectLineError('NotSupported', 'Files cannot be received here.')
  })

  const known = knownRoutes(routes)
  routes.use((req, res) => {
    const methods = methodsAt(known, req.path)
    if (methods.length === 0 || methods.includes(req.method))
      throw new DirectLineError('NotFound', 'There is nothing at this address.')
    res.set('Allow', methods.join(', '))
    throw new DirectLineError('MethodNotAllowed', 'This address is asked in another way.')
  })

  const directLine = Router()
  directLine.use('/v3/directline', neverKept, routes, directLineErrors(log))
  return directLine
}

function neverKept(_req: Request, res: Response, next: () => void): void {
  res.set('Cache-Control', 'no-store')
  next()
}

function bearerOf(req: Request): string | undefined {
  return /^Bearer ([\w.-]+)$/i.exec(req.get('authorization') ?? '')?.[1]
}

function idOf(req: Request): string | undefined {
  return typeof req.params.id === 'string' ? req.params.id : undefined
}

/** The JSON object of a request, read only after it is known who asks. */
async function readBody(req: Request, res: Response): Promise<Record<string, unknown>> {
  if (!/^application\/json\s*(;|$)/i.test(req.get('content-type') ?? '')) {
    throw new DirectLineError('UnsupportedMediaType', 'Send JSON, as "Content-Type: application/json".')
  }
  await new Promise<void>((resolve, reject) => json(req, res, error => (error ? reject(error) : resolve())))
  const body: unknown = req.body ?? {}
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>
  throw new DirectLineError('BadArgument', 'The body must be a JSON object.')
}
