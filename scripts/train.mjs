/**
 * Trains the model of each language from `locales/<language>/questions.json`
 * and `concepts.json` into `dist/models/<language>.bin`. A model made from the
 * same words by the same code is left as it is. Needs the compiled program.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluate, train } from '../dist/src/understanding/train.js'

const LOCALES = 'locales'
const MODELS = 'dist/models'
const CODE = 'dist/src/understanding'

const code = readdirSync(CODE)
  .filter(name => name.endsWith('.js'))
  .sort()
  .map(name => readFileSync(join(CODE, name)))

const fingerprintOf = texts => texts.reduce((hash, text) => hash.update(text), createHash('sha256')).digest('hex')

const languages = readdirSync(LOCALES).filter(language => existsSync(join(LOCALES, language, 'questions.json')))
mkdirSync(MODELS, { recursive: true })

for (const language of languages) {
  const questions = readFileSync(join(LOCALES, language, 'questions.json'), 'utf8')
  const concepts = readFileSync(join(LOCALES, language, 'concepts.json'), 'utf8')
  const model = join(MODELS, `${language}.bin`)
  const stamp = join(MODELS, `${language}.sha256`)
  const fingerprint = fingerprintOf([questions, concepts, ...code])
  if (existsSync(model) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) continue

  const sentences = JSON.parse(questions)
  const start = Date.now()
  const bytes = train(sentences, JSON.parse(concepts))
  const ms = Date.now() - start
  writeFileSync(model, bytes)
  writeFileSync(stamp, fingerprint)

  const count = Object.values(sentences).flat().length
  const { accuracy } = evaluate(sentences, bytes)
  console.log(
    `${language}: ${count} sentences, ${ms} ms, ${bytes.length} bytes, ${(accuracy * 100).toFixed(1)} % of the held-back fifth right`
  )
}
