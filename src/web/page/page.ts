import { randomUUID } from 'node:crypto'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type { Office } from '../../domain/plan.ts'
import { FOUR_QUESTIONS } from '../../domain/question.ts'
import type { Session } from '../../ports/identities.ts'
import type { Log } from '../../ports/log.ts'
import type { Texts } from '../../text/texts.ts'
import type { Lines } from '../directline/lines.ts'
import type { Talks } from '../directline/talks.ts'
import { ownForm } from '../same-origin.ts'
import type { Cookies } from '../sign-in/cookies.ts'
import { createAskRoute } from './ask.ts'
import { askable } from './askable.ts'
import { readAssets, serveAssets } from './assets.ts'
import type { Boot, SaidActivity } from './boot.ts'
import { loadDrawing, type PlanAnswer, type Unsent } from './drawing.ts'
import type { FormTokens } from './form-tokens.ts'
import { chooseLanguage, languageOf } from './language.ts'
import { shell } from './shell.ts'
import { accessibilityStatement } from './statement.ts'
import { createVisitors, type PageVisitor } from './visitor.ts'

export interface PageOptions {
  readonly texts: Texts
  /** Who is signed in; undefined when nobody is. */
  readonly sessionOf: (request: Request) => Promise<Session | undefined>
  readonly cookies: Pick<Cookies, 'readTalk' | 'writeTalk' | 'clearTalk' | 'readSession' | 'clearSession'>
  readonly formTokens: FormTokens
  readonly talks: Talks
  readonly lines: Pick<Lines, 'open'>
  /** The answers to the four questions from the citizen's plan as it can be read now. */
  readonly wholePlan: (session: Session, language: string) => Promise<readonly PlanAnswer[]>
  readonly office: Office
  readonly publicUrl: string
  /** Whether what somebody writes sounds of danger. */
  readonly isUrgent: (text: string) => boolean
  /** How many talks one address may open. */
  readonly limitOpenings: RequestHandler
  /** Folder that `scripts/build-client.mjs` wrote. */
  readonly clientDir: string
  readonly signInPath: string
  /** Answers a POST. */
  readonly signOutPath: string
  readonly log: Log
}

/** Something the citizen sent that was not taken, and the key of the form it was in. */
export interface NotTaken {
  /** To send again at a press. */
  readonly unsent?: Unsent
  /** To stand in the field. */
  readonly written?: string
  /** Why it was not taken. */
  readonly notice?: string
  readonly formKey: string
  readonly status: number
}

/** Sends the front page as this visitor has it now. */
export type ShowPage = (request: Request, response: Response, visitor: PageVisitor, notTaken?: NotTaken) => Promise<void>

/**
 * The citizen's page: `/`, its files under `/assets`, `/ask` and `/plan`, which
 * need no script, and the choice of language.
 * @throws Error when the client has not been built
 */
export function createPage(options: PageOptions): Router {
  const { texts, clientDir, talks, lines, formTokens, cookies } = options
  const assets = readAssets(clientDir)
  const drawing = loadDrawing(clientDir)
  const visitors = createVisitors(options)
  const router = express.Router()

  const bootFor = (language: string, displayName: string | undefined): Boot => {
    const now = new Date()
    const common = texts.t(language, 'common', now)
    return {
      language,
      dir: texts.dir(language),
      languages: texts.languages,
      texts: texts.all(language, 'ui', now),
      questions: FOUR_QUESTIONS.map(ask => ({ ask, label: common(`ask.${ask}`) })),
      displayName,
      said: [],
      signInPath: options.signInPath,
      signOutPath: options.signOutPath,
      askPath: '/ask',
      formKey: randomUUID(),
      formToken: '',
      planPath: '/plan',
      accessibilityPath: '/accessibility'
    }
  }

  /** What a link asks: at once of somebody who is signed in, after the sign-in of anybody else. */
  const linked = (q: unknown, { session }: PageVisitor, language: string): Partial<Boot> => {
    const ask = askable(q)
    if (!ask) return {}
    if (!session) return { signInPath: `${options.signInPath}?q=${ask}` }
    return { asked: { ask, label: texts.t(language, 'common', new Date())(`ask.${ask}`) } }
  }

  /** What was said, and the line to it; to somebody who has just signed in for the first time, the greeting, without another round trip. */
  const talkOf = async (visitor: PageVisitor, language: string, before: number) => {
    const { session } = visitor
    const talk = session ? await talks.greeted(visitor, language, options.publicUrl) : await talks.find(visitor)
    const stored = talk ? await talks.said(talk, before) : []
    const first = stored[0]?.seq ?? 1
    return {
      said: stored.map(({ activity }) => activity as SaidActivity),
      olderPath: first > 1 ? `/?before=${first}` : undefined,
      line:
        talk && session && (await lines.open({ conversationId: talk.id, sessionId: session.id }, session, 0, options.publicUrl))
    }
  }

  const show: ShowPage = async (request, response, visitor, notTaken) => {
    const language = languageOf(request, texts)
    const before = readBefore(request.query.before)
    if (visitor.ended) cookies.clearSession(response)
    const { said, olderPath, line } = await talkOf(visitor, language, before)
    const boot: Boot = {
      ...bootFor(language, visitor.session?.displayName),
      ...linked(request.query.q, visitor, language),
      said,
      line,
      olderPath,
      ended: visitor.ended || undefined,
      formToken: formTokens.issue(request, response, visitor.session !== undefined),
      ...(notTaken && { formKey: notTaken.formKey, notice: notTaken.notice, written: notTaken.written })
    }
    const drawn = (await drawing).page(boot, notTaken?.unsent)
    // A talk longer than was read here is the line's to tell, from its beginning.
    const told = olderPath === undefined ? boot : { ...boot, said: [], olderPath: undefined }
    const withScript = !notTaken && before === Number.POSITIVE_INFINITY
    send(response.status(notTaken?.status ?? 200), shell({ boot: told, assets, drawn, withScript }))
  }

  router.get('/', async (request, response) => {
    const visitor = await visitors.of(request)
    visitors.forgetAnonymousTalk(response, visitor)
    await show(request, response, visitor)
  })
  const ours = ownForm({ tokens: formTokens, publicUrl: options.publicUrl })
  router.post('/ask', ...createAskRoute({ ...options, ownForm: ours, visitors, show }))
  router.get('/plan', async (request, response) => {
    const visitor = await visitors.of(request)
    if (!visitor.session) {
      response.redirect(303, options.signInPath)
      return
    }
    const language = languageOf(request, texts)
    const answers = await options.wholePlan(visitor.session, language)
    const boot = bootFor(language, visitor.session.displayName)
    send(response, shell({ boot, assets, drawn: (await drawing).wholePlan(boot, answers), withScript: false }))
  })
  router.get('/accessibility', async (request, response) => {
    const language = languageOf(request, texts)
    const boot = bootFor(language, undefined)
    const sections = accessibilityStatement(texts, language, options.office)
    send(response, shell({ boot, assets, drawn: (await drawing).statement(boot, sections), withScript: false }))
  })
  // The address at which everybody finds a public body's statement (Digitaliseringsstyrelsen: "nemURL").
  router.get('/was', (_request, response) => response.redirect(303, '/accessibility'))
  router.get('/assets/:name', serveAssets(clientDir))
  router.get('/language/:tag', chooseLanguage(texts))
  router.post('/language/:tag', ...ours, chooseLanguage(texts))
  return router
}

/** The number of the activity before which to read; what is no number of ours reads the latest. */
function readBefore(given: unknown): number {
  return typeof given === 'string' && /^[1-9]\d{0,8}$/.test(given) ? Number(given) : Number.POSITIVE_INFINITY
}

/** A shared computer must not show the last citizen's plan from its cache. */
function send(response: Response, page: string): void {
  response.set('Cache-Control', 'no-store').type('html').send(page)
}
