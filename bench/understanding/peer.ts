import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../src/app/project-root.ts'
import { isHeldBack } from '../../src/understanding/train.ts'
import { sentencesOf } from './reader.ts'

const VERSION = '4.27.0'

/** The part of @nlpjs/nlp that is used here. */
interface NlpManager {
  addLanguage(language: string): void
  addDocument(language: string, text: string, intent: string): void
  train(): Promise<unknown>
  process(language: string, text: string): Promise<{ intent: string; score: number }>
}

/** A fixed score, as its makers use it, from which it counts as sure. */
const SURE = 0.5

/**
 * The same sentences read by @nlpjs/nlp as it comes, trained on the same ones:
 * shares of the held-back fifth answered rightly and wrongly. Nothing, and said
 * why, where npm cannot fetch it.
 */
export async function scorePeer(lang: string): Promise<{ nlpjsRight: number; nlpjsWrong: number } | undefined> {
  const manager = await fetchPeer().catch((failure: Error) => {
    console.log(`@nlpjs/nlp cannot be fetched: ${failure.message.split('\n')[0]}`)
    return undefined
  })
  if (!manager) return undefined
  const nlp = manager()
  nlp.addLanguage(lang)
  const sentences = Object.entries(sentencesOf(lang)).flatMap(([id, texts]) => texts.map(text => ({ id, text })))
  for (const { id, text } of sentences) if (!isHeldBack(text)) nlp.addDocument(lang, text, id)
  await nlp.train()
  const inScope = sentences.filter(({ id, text }) => isHeldBack(text) && id !== 'out-of-scope' && id !== 'crisis')
  let right = 0
  let wrong = 0
  for (const { id, text } of inScope) {
    const { intent, score } = await nlp.process(lang, text)
    if (score < SURE || intent === 'None' || intent === 'out-of-scope') continue
    if (intent === id) right++
    else wrong++
  }
  const share = (part: number) => Math.round((part / inScope.length) * 10_000) / 10_000
  return { nlpjsRight: share(right), nlpjsWrong: share(wrong) }
}

/** Fetched once, and kept where no lock file names it: it is a yardstick, nothing of ours needs it. */
async function fetchPeer(): Promise<() => NlpManager> {
  const home = join(projectRoot(), 'node_modules/.cache', `nlpjs-${VERSION}`)
  if (!existsSync(home)) {
    const staging = `${home}-${process.pid}`
    await mkdir(staging, { recursive: true })
    const packages = [`node-nlp@${VERSION}`]
    const options = ['install', '--prefix', staging, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--silent']
    try {
      await promisify(execFile)('npm', [...options, ...packages], { cwd: staging })
      await rename(staging, home)
    } catch (failure) {
      await rm(staging, { recursive: true, force: true })
      throw failure
    }
  }
  const { NlpManager } = createRequire(join(home, 'index.js'))('node-nlp') as {
    NlpManager: new (settings: object) => NlpManager
  }
  return () => new NlpManager({ languages: [], nlu: { log: false }, autoSave: false })
}
