import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../../src/app/project-root.ts'
import { reasonsFor } from '../../src/understanding/reasons.ts'
import { createReader } from './reader.ts'

/**
 * What a message is understood as, and why.
 *
 *   npm run ask -- --lang so "waa maxay tallaabadayda xigta?"
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { lang: { type: 'string', default: 'da' } } })
const text = positionals.join(' ')
if (!text) throw new Error('Write a message: npm run ask -- --lang da "hvad er mit næste skridt?"')

const reader = await createReader(true)
const { question, offered, crisis, otherLanguage } = reader.read(text, values.lang)
console.log(`taken for: ${question}${offered.length > 0 ? `, offers ${offered.join(', ')}` : ''}`)
if (crisis) console.log(`crisis words: ${crisis}`)
if (otherLanguage) console.log(`clearly written in: ${otherLanguage}`)

const language = otherLanguage ?? values.lang
const model = readFileSync(join(projectRoot(), 'dist/models', `${language.split('-')[0]}.bin`))
console.table(reasonsFor(model, text))
