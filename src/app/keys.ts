import { hkdfSync } from 'node:crypto'
import type { Key } from '../adapters/postgres/cipher.ts'

/** What a key that is not for stored data is for. */
export type KeyPurpose = 'direct line tokens' | 'sign-in cookies'

/** A 32-byte key of its own for each purpose, from the newest data key (HKDF, RFC 5869). */
export function derivedKey([newest]: readonly Key[], purpose: KeyPurpose): Uint8Array {
  if (!newest) throw new Error('there is no data key')
  return new Uint8Array(hkdfSync('sha256', newest.key, '', purpose, 32))
}
