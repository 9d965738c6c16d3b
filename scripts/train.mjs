/**
 * Trains the model of each language from `locales/<language>/questions.json`
 * and `concepts.json` into `dist/models/<language>.bin`, and what tells the
 * languages apart into `languages.bin`. What was made from the same words by
 * the same code is left as it is. Needs the compiled program.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { trainIdentifier } from '../dist/src/understanding/identify.js'
import { evaluate, train } from '../dist/src/understanding/train.js'

const LOCALES = 'locales'
const MODELS = 'dist/models'
const CODE = 'dist/src/understanding'

const code = readdirSync(CODE)
  .filter(name => name.endsWith('.js'))
  .sort()
  .map(name => readFileSync(join(CODE, name)))

const fingerprintOf = texts => texts.reduce((hash, text) => hash.update(text), createHash('sha256')).digest('hex')

/** Makes `dist/models/<name>.bin` with `make`, unless it has been made from the same texts. */
function build(name, texts, make) {
  const model = join(MODELS, `${name}.bin`)
  const stamp = join(MODELS, `${name}.sha256`)
  const fingerprint = fingerprintOf([...texts, ...code])
  if (existsSync(model) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return
  const start = Date.now()
  const bytes = make()
  const ms = Date.now() - start
  writeFileSync(model, bytes)
  writeFileSync(stamp, fingerprint)
  console.log(`${name}: ${ms} ms, ${bytes.length} bytes${evaluated(name, bytes)}`)
}

const read = (language, file) => readFileSync(join(LOCALES, language, file), 'utf8')

const languages = readdirSync(LOCALES).filter(language => existsSync(join(LOCALES, language, 'questions.json')))
const questions = Object.fromEntries(languages.map(language => [language, read(language, 'questions.json')]))

function evaluated(name, bytes) {
  if (!questions[name]) return ''
  const { sentences, accuracy } = evaluate(JSON.parse(questions[name]), bytes)
  return `, ${(accuracy * 100).toFixed(1)} % of ${sentences} held-back sentences right`
}

mkdirSync(MODELS, { recursive: true })
for (const language of languages) {
  const concepts = read(language, 'concepts.json')
  build(language, [questions[language], concepts], () => train(JSON.parse(questions[language]), JSON.parse(concepts)))
}
build('languages', Object.values(questions), () =>
  trainIdentifier(
    Object.fromEntries(languages.map(language => [language, Object.values(JSON.parse(questions[language])).flat()]))
  )
)
