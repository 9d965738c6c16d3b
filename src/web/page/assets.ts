import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { RequestHandler } from 'express'

/** The built files of the page; each name carries a hash of its content. */
export interface Assets {
  readonly script: string
  readonly style: string
  readonly icon: string
}

/**
 * Reads which files `scripts/build-client.mjs` made.
 * @throws Error when the client has not been built
 */
export function readAssets(clientDir: string): Assets {
  const path = join(clientDir, 'manifest.json')
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Assets
  } catch (error) {
    throw new Error(`The page has not been built (${path}). Run: npm run build`, { cause: error })
  }
}

/** Encodings the build has made beforehand, the smallest first, and how their files end. */
const ENCODINGS = { br: '.br', gzip: '.gz' } as const

/**
 * Sends the built files, compressed as far as the browser can read. Their names
 * change with their content, so browsers keep them for ever.
 */
export function serveAssets(clientDir: string): RequestHandler<{ name: string }> {
  const root = resolve(clientDir, 'assets')
  const names = new Set(readdirSync(root).filter(name => !Object.values(ENCODINGS).some(end => name.endsWith(end))))
  return (req, res, next) => {
    const { name } = req.params
    if (!names.has(name)) return next()
    const accepted = (['br', 'gzip'] as const).filter(encoding => req.acceptsEncodings(encoding) === encoding)
    const encoding = accepted.find(encoding => existsSync(join(root, name + ENCODINGS[encoding])))
    res.vary('Accept-Encoding').type(name)
    res.set('Cache-Control', 'public, max-age=31536000, immutable')
    if (encoding) res.set('Content-Encoding', encoding)
    res.sendFile(encoding ? name + ENCODINGS[encoding] : name, { root, cacheControl: false })
  }
}
