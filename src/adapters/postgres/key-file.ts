import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Key } from './cipher.ts'

const KEY_BYTES = 32

/**
 * The key kept in a file of its own, made on first use. For the sandbox;
 * production gets its keys from its own secret store.
 *
 * @throws when others may read the file, or it holds something else.
 */
export async function loadOrMakeKeyFile(path: string): Promise<Key> {
  const { mode } = (await stat(path).catch(() => undefined)) ?? (await makeKeyFile(path))
  // Windows has no such bits and reports everybody.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Error(`Others may read the key file ${path}. Close it: chmod 600 ${path}`)
  }
  const key = Buffer.from(await readFile(path, 'utf8'), 'base64')
  if (key.length !== KEY_BYTES) throw new Error(`The key file ${path} does not hold a key of ${KEY_BYTES} bytes in base64.`)
  // Named by its own fingerprint: rows then tell a lost key from a changed one.
  return { id: createHash('sha256').update('key id').update(key).digest('hex').slice(0, 8), key }
}

async function makeKeyFile(path: string) {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${randomUUID()}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`)
    await file.sync()
    // A link never replaces: of two programs that start together, one makes the key and both use it.
    await link(draft, path).catch(error => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
  return stat(path)
}
