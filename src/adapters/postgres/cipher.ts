import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A secret key and the name under which rows remember it. */
export interface Key {
  readonly id: string
  /** 32 random bytes. */
  readonly key: Buffer
}

/** Encrypts text for one place in the database, and reads it back from that place only. */
export interface Cipher {
  /** @param place names table and row; the same must be given to `open` */
  seal(text: string, place: string): Buffer
  /** @throws when the key is not among ours, or the content was changed or comes from another place. */
  open(sealed: Buffer, place: string): string
}

/**
 * AES-256-GCM. The first key seals; all of them open, so a key is replaced by
 * putting a new one first. Nonces are random: replace a key well before 2^32
 * uses (NIST SP 800-38D, 8.3).
 *
 * Sealed form: length of key id, key id, nonce, tag, content.
 */
export function createCipher(keys: readonly Key[]): Cipher {
  const [current] = keys
  if (!current) throw new Error('There is no key to encrypt with. Give at least one.')
  const byId = new Map<string, Buffer>()
  for (const { id, key } of keys) {
    if (key.length !== KEY_BYTES) throw new Error(`Key "${id}" has ${key.length} bytes; it needs ${KEY_BYTES}.`)
    if (!/^[\w.-]{1,64}$/.test(id)) throw new Error('A key id is 1 to 64 letters, digits, ".", "_" or "-".')
    if (byId.has(id)) throw new Error(`Two keys have the id "${id}". Give each its own.`)
    byId.set(id, key)
  }
  const name = Buffer.from(current.id)
  const head = Buffer.concat([Buffer.of(name.length), name])

  return {
    seal(text, place) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, current.key, nonce).setAAD(Buffer.from(place))
      const content = [cipher.update(text, 'utf8'), cipher.final()]
      return Buffer.concat([head, nonce, cipher.getAuthTag(), ...content])
    },

    open(sealed, place) {
      const idEnd = 1 + (sealed[0] ?? 0)
      const id = sealed.toString('utf8', 1, idEnd)
      const key = byId.get(id)
      if (!key)
        throw new Error(`This was encrypted with key "${id}", which is not among the keys given. Add it after the current one.`)
      const nonceEnd = idEnd + NONCE_BYTES
      const tagEnd = nonceEnd + TAG_BYTES
      try {
        const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(idEnd, nonceEnd), { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(place))
          .setAuthTag(sealed.subarray(nonceEnd, tagEnd))
        return decipher.update(sealed.subarray(tagEnd), undefined, 'utf8') + decipher.final('utf8')
      } catch (cause) {
        throw new Error(
          `Key "${id}" does not open this: the key is not the one it was encrypted with, or the row was changed or moved.`,
          { cause }
        )
      }
    }
  }
}
