/**
 * Builds the citizen's page into `dist/client`, or the folder given: `assets/`
 * with a hash of its content in each file's name, so that browsers may keep
 * them for ever, each also compressed beside it, `manifest.json`, which says what they are called, and
 * `drawing.mjs`, with which the server draws the same page. Fails
 * when script and style together are too heavy.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { compile } from 'sass'

/** Script and style together, gzip: what a slow phone can take (design, "Numbers to reach"). */
const MOST_BYTES = 45 * 1024

const root = fileURLToPath(new URL('..', import.meta.url))
const outDir = process.argv[2] ?? join(root, 'dist/client')

const files = {
  script: { extension: 'js', content: await bundle('client/main.tsx', { minify: true, target: ['es2022', 'safari16'] }) },
  style: { extension: 'css', content: style() },
  icon: { extension: 'svg', content: readFileSync(join(root, 'client/icon.svg'), 'utf8') }
}
rmSync(outDir, { recursive: true, force: true })
mkdirSync(join(outDir, 'assets'), { recursive: true })
const manifest = {}
for (const [name, { extension, content }] of Object.entries(files)) {
  manifest[name] = `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 10)}.${extension}`
  const path = join(outDir, 'assets', manifest[name])
  writeFileSync(path, content)
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }))
  writeFileSync(`${path}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }))
}
writeFileSync(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
writeFileSync(join(outDir, 'drawing.mjs'), await bundle('client/server.tsx', { platform: 'node', target: 'node20' }))
weigh({ script: files.script.content, style: files.style.content })

async function bundle(entry, kind) {
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    tsconfig: join(root, 'client/tsconfig.json'),
    bundle: true,
    format: 'esm',
    ...kind,
    legalComments: 'none',
    logLevel: 'warning',
    write: false
  })
  return outputFiles[0].text
}

function style() {
  const { css } = compile(join(root, 'client/style/main.scss'), {
    style: 'compressed',
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true
  })
  return css
}

function weigh(contents) {
  let sum = 0
  for (const [name, content] of Object.entries(contents)) {
    const bytes = gzipSync(content).length
    sum += bytes
    console.log(`client ${name}: ${(bytes / 1024).toFixed(1)} kB gzip`)
  }
  if (sum > MOST_BYTES) throw new Error(`script and style weigh ${sum} bytes gzip, more than ${MOST_BYTES}`)
}
