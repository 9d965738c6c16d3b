import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../../src/app/project-root.ts'
import { heldBackLines, publicLines, readLines } from './lines.ts'
import { scorePeer } from './peer.ts'
import { createReader, type Reader } from './reader.ts'
import { confusions, score } from './score.ts'

/**
 * How well messages are understood.
 *
 *   npm run eval                                    every language, on sentences nothing is trained on
 *   npm run eval -- --lang da --file F.jsonl        sentences of your own: {"text", "accept": [ids]} a line
 *
 * `--json` prints one JSON object last, `--misses` what was answered wrongly,
 * `--no-peer` leaves out the comparison with @nlpjs/nlp.
 */
const { values } = parseArgs({
  options: {
    lang: { type: 'string' },
    file: { type: 'string' },
    json: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    'no-peer': { type: 'boolean', default: false }
  }
})

const reader = await createReader(values.lang === undefined)
if (values.file) scoreFile(reader, values.lang ?? 'da', values.file)
else await scoreAll(reader, values.lang)

function scoreFile(reader: Reader, lang: string, file: string): void {
  const { score: scored, misses } = score(reader, lang, readLines(file))
  if (values.misses) console.table(misses.map(({ text, accept, taken }) => ({ text, accept: accept.join(' '), taken })))
  if (!values.json) console.table([scored])
  console.log(JSON.stringify(scored))
}

async function scoreAll(reader: Reader, only: string | undefined): Promise<void> {
  const trained = reader.languages.filter(lang => existsSync(join(projectRoot(), 'locales', lang, 'questions.json')))
  const results = []
  for (const lang of trained.filter(each => !only || each === only)) {
    const { score: scored, misses } = score(reader, lang, heldBackLines(lang))
    const notOurs = publicLines(lang)
    const peer = values['no-peer'] ? undefined : await scorePeer(lang)
    results.push({
      ...scored,
      publicOutOfScopeAccepted: notOurs.length > 0 ? score(reader, lang, notOurs).score.outOfScopeAccepted : undefined,
      ...peer
    })
    console.log(
      `${lang}: ${confusions(misses)
        .map(([pair, count]) => `${pair} (${count})`)
        .join(', ')}`
    )
    if (values.misses) console.table(misses.map(({ text, accept, taken }) => ({ text, accept: accept.join(' '), taken })))
  }
  console.table(results)
  if (values.json) console.log(JSON.stringify(results))
}
