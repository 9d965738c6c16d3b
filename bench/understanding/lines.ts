import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/app/project-root.ts'
import { isHeldBack } from '../../src/understanding/train.ts'
import { sentencesOf } from './reader.ts'
import type { Line } from './score.ts'

/** @throws Error that names the line which is not `{"text", "accept": [ids]}` */
export function readLines(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line, i) => ({ line: line.trim(), number: i + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      const read = parse(line)
      if (typeof read?.text !== 'string' || !Array.isArray(read.accept)) {
        throw new Error(`${path}, line ${number}: not {"text": "…", "accept": ["…"]}`)
      }
      return { text: read.text, accept: read.accept as string[] }
    })
}

function parse(line: string): { text?: unknown; accept?: unknown } | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** The fifth of a language's sentences that nothing is trained on. */
export function heldBackLines(language: string): Line[] {
  return Object.entries(sentencesOf(language)).flatMap(([question, texts]) =>
    texts.filter(isHeldBack).map(text => ({ text, accept: [question] }))
  )
}

/** A public set of sentences about other things, where one is at hand; none of them is a question of ours. */
export function publicLines(language: string): Line[] {
  const path = join(projectRoot(), '../shared/eval', language === 'en' ? 'clinc_en.jsonl' : `xsid_${language}.jsonl`)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as { text: string; split?: string; intent: string })
    .filter(({ intent, split }) => language !== 'en' || (intent === 'oos' && split === 'test'))
    .map(({ text }) => ({ text, accept: ['out-of-scope'] }))
}
