import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { FOUR_QUESTIONS } from '../../domain/question.ts'
import type { Session } from '../../ports/identities.ts'
import type { Log } from '../../ports/log.ts'
import type { Texts } from '../../text/texts.ts'
import type { Talks, Visitor } from '../directline/talks.ts'
import type { Cookies } from '../sign-in/cookies.ts'
import { createAskRoute } from './ask.ts'
import { readAssets } from './assets.ts'
import type { Boot, SaidActivity } from './boot.ts'
import { loadDrawing, type PlanAnswer, type Unsent } from './drawing.ts'
import { chooseLanguage, languageOf } from './language.ts'
import { shell } from './shell.ts'
import { createVisitors } from './visitor.ts'

export interface PageOptions {
  readonly texts: Texts
  /** Who is signed in; undefined when nobody is. */
  readonly sessionOf: (request: Request) => Promise<Session | undefined>
  readonly cookies: Pick<Cookies, 'readTalk' | 'writeTalk' | 'clearTalk'>
  readonly talks: Talks
  /** The answers to the four questions from the citizen's plan as it can be read now. */
  readonly wholePlan: (session: Session, language: string) => Promise<readonly PlanAnswer[]>
  readonly publicUrl: string
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
  readonly unsent: Unsent
  readonly formKey: string
  readonly status: number
}

/** Sends the front page as this visitor has it now. */
export type ShowPage = (request: Request, response: Response, visitor: Visitor, notTaken?: NotTaken) => Promise<void>

/**
 * The citizen's page: `/`, its files under `/assets`, `/ask` and `/plan`, which
 * need no script, and the choice of language.
 * @throws Error when the client has not been built
 */
export function createPage(options: PageOptions): Router {
  const { texts, clientDir, talks } = options
  const assets = readAssets(clientDir)
  const drawing = loadDrawing(clientDir)
  const visitors = createVisitors(options)
  const router = express.Router()

  const bootFor = (language: string, { session }: Visitor, said: readonly SaidActivity[], formKey: string): Boot => {
    const now = new Date()
    const common = texts.t(language, 'common', now)
    return {
      language,
      dir: texts.dir(language),
      languages: texts.languages,
      texts: texts.all(language, 'ui', now),
      questions: FOUR_QUESTIONS.map(ask => ({ ask, label: common(`ask.${ask}`) })),
      displayName: session?.displayName,
      said,
      signInPath: options.signInPath,
      signOutPath: options.signOutPath,
      askPath: '/ask',
      formKey,
      planPath: '/plan'
    }
  }

  const show: ShowPage = async (request, response, visitor, notTaken) => {
    const talk = await talks.find(visitor)
    const said = talk ? (await talks.said(talk)).map(({ activity }) => activity as SaidActivity) : []
    const boot = bootFor(languageOf(request, texts), visitor, said, notTaken?.formKey ?? randomUUID())
    const drawn = (await drawing).page(boot, notTaken?.unsent)
    // A talk longer than was read here is the line's to tell, from its beginning.
    const told = talk && talk.watermark > said.length ? { ...boot, said: [] } : boot
    send(response.status(notTaken?.status ?? 200), shell({ boot: told, assets, drawn, withScript: !notTaken }))
  }

  router.get('/', async (request, response) => {
    const visitor = await visitors.of(request)
    visitors.forgetAnonymousTalk(response, visitor)
    await show(request, response, visitor)
  })
  router.post('/ask', ...createAskRoute({ ...options, visitors, show }))
  router.get('/plan', async (request, response) => {
    const visitor = await visitors.of(request)
    if (!visitor.session) {
      response.set('Cache-Control', 'no-store').redirect(303, options.signInPath)
      return
    }
    const language = languageOf(request, texts)
    const answers = await options.wholePlan(visitor.session, language)
    const boot = bootFor(language, visitor, [], '')
    send(response, shell({ boot, assets, drawn: (await drawing).wholePlan(boot, answers), withScript: false }))
  })
  router.use('/assets', express.static(join(clientDir, 'assets'), { immutable: true, maxAge: '1y', index: false }))
  router.get('/language/:tag', chooseLanguage(texts))
  router.post('/language/:tag', chooseLanguage(texts))
  return router
}

/** A shared computer must not show the last citizen's plan from its cache. */
function send(response: Response, page: string): void {
  response.set('Cache-Control', 'no-store').type('html').send(page)
}
