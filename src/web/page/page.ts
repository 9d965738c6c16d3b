import { join } from 'node:path'
import express, { type Request, type Router } from 'express'
import { FOUR_QUESTIONS } from '../../domain/question.ts'
import type { Texts } from '../../text/texts.ts'
import { readAssets } from './assets.ts'
import type { Boot } from './boot.ts'
import { chooseLanguage, languageOf } from './language.ts'
import { shell } from './shell.ts'

export interface PageOptions {
  readonly texts: Texts
  /** Who is signed in; undefined when nobody is. */
  readonly sessionOf: (request: Request) => Promise<{ readonly displayName: string } | undefined>
  /** Folder that `scripts/build-client.mjs` wrote. */
  readonly clientDir: string
  readonly signInPath: string
  /** Answers a POST. */
  readonly signOutPath: string
}

/**
 * The citizen's page: `/`, its files under `/assets`, and the choice of language.
 * @throws Error when the client has not been built
 */
export function createPage({ texts, sessionOf, clientDir, signInPath, signOutPath }: PageOptions): Router {
  const assets = readAssets(clientDir)
  const router = express.Router()

  router.get('/', async (request, response) => {
    const session = await sessionOf(request)
    const boot = bootFor(languageOf(request, texts), texts, { displayName: session?.displayName, signInPath, signOutPath })
    // A shared computer must not show the last citizen's name from its cache.
    response.set('Cache-Control', 'no-store').type('html').send(shell(boot, assets))
  })
  router.use('/assets', express.static(join(clientDir, 'assets'), { immutable: true, maxAge: '1y', index: false }))
  router.get('/language/:tag', chooseLanguage(texts))
  router.post('/language/:tag', chooseLanguage(texts))
  return router
}

function bootFor(language: string, texts: Texts, citizen: Pick<Boot, 'displayName' | 'signInPath' | 'signOutPath'>): Boot {
  const now = new Date()
  const common = texts.t(language, 'common', now)
  return {
    language,
    dir: texts.dir(language),
    languages: texts.languages,
    texts: texts.all(language, 'ui', now),
    questions: FOUR_QUESTIONS.map(ask => ({ ask, label: common(`ask.${ask}`) })),
    ...citizen
  }
}
