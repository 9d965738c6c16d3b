import { readFileSync } from 'node:fs'
import { join } from 'node:path'

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
