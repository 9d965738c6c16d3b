/**
 * Prints how far each language is, or writes down that somebody has done
 * something about it. Needs the compiled program.
 *
 *   npm run locales                                      the state of every language
 *   npm run locales -- --translated tr [file …]          these texts have been translated anew
 *   npm run locales -- --reviewed tr common --by "Name"  a person who speaks it as their first has read the file
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readReview, sourceHashes, staleKeys } from '../dist/src/text/review.js'
import { loadTexts } from '../dist/src/text/texts.js'

const LOCALES = 'locales'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { translated: { type: 'string' }, reviewed: { type: 'string' }, by: { type: 'string' } }
})

const read = (tag, file) => JSON.parse(readFileSync(join(LOCALES, tag, `${file}.json`), 'utf8'))
const { languages, files } = await loadTexts(LOCALES)

if (values.translated) write(values.translated, known => ({ ...known, reviewedBy: null, reviewedOn: null }))
else if (values.reviewed) review()
else report()

function review() {
  if (!values.by || positionals.length === 0) throw new Error('Say which files were read, and by whom: --by "Name"')
  const stale = positionals.filter(file => staleKeys(read('da', file), readReview(LOCALES, values.reviewed)[file]).length > 0)
  if (stale.length > 0) throw new Error(`Not translated from the Danish text of today: ${stale.join(', ')}`)
  const reviewedOn = new Date().toISOString().slice(0, 10)
  write(values.reviewed, known => ({ ...known, reviewedBy: values.by, reviewedOn }))
}

/** A file whose source has not changed keeps its reader. */
function write(tag, change) {
  const before = readReview(LOCALES, tag)
  const changed = new Set(positionals.length > 0 ? positionals : files)
  const after = Object.fromEntries(
    files.map(file => {
      const known = before[file] ?? { reviewedBy: null, reviewedOn: null, sourceHash: {} }
      if (!changed.has(file)) return [file, known]
      const sourceHash = sourceHashes(read('da', file))
      const same = JSON.stringify(known.sourceHash) === JSON.stringify(sourceHash)
      return [file, same && values.translated ? known : change({ ...known, sourceHash })]
    })
  )
  writeFileSync(join(LOCALES, tag, 'review.json'), `${JSON.stringify(after, null, 2)}\n`)
}

function report() {
  console.table(
    Object.fromEntries(
      languages.map(({ tag, name, dir, reviewed }) => {
        const known = readReview(LOCALES, tag)
        const texts = files.flatMap(file => Object.keys(sourceHashes(read('da', file))))
        const stale = tag === 'da' ? [] : files.flatMap(file => staleKeys(read('da', file), known[file]))
        const has = file => existsSync(join(LOCALES, tag, `${file}.json`))
        return [
          tag,
          {
            name,
            direction: dir,
            texts: texts.length - stale.length,
            'only in Danish': stale.length,
            'files read by a native speaker': tag === 'da' ? '-' : files.filter(file => known[file]?.reviewedBy).length,
            reviewed,
            'glossary terms': has('glossary') ? read(tag, 'glossary').length : 0,
            'example sentences': has('questions') ? Object.values(read(tag, 'questions')).flat().length : 0
          }
        ]
      })
    )
  )
}
