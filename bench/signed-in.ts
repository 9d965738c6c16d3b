import { createCipher, type Key } from '../src/adapters/postgres/cipher.ts'
import { createConversationStore } from '../src/adapters/postgres/conversation-store.ts'
import { openDatabase } from '../src/adapters/postgres/database.ts'
import { createIdentities } from '../src/adapters/postgres/identities.ts'
import { derivedKey } from '../src/app/keys.ts'
import { createLog } from '../src/app/log.ts'
import { createTokens } from '../src/web/directline/tokens.ts'
import type { Talk } from './load.ts'

/** Long enough that no session ends in a bench. */
export const SESSION_LIMITS = { idleMs: 3_600_000, absoluteMs: 3_600_000 }

/**
 * A talk for each of these people, as if they had just signed in: signing in is
 * not what is measured. One person may have several.
 * @param keys those of the program that will serve the talks
 */
export async function talksOf(personIds: readonly string[], databaseUrl: string, keys: readonly Key[]): Promise<Talk[]> {
  const clock = { now: () => new Date() }
  const { pool, close } = openDatabase({ url: databaseUrl, log: createLog('warn') })
  const cipher = createCipher(keys)
  const conversations = createConversationStore({ pool, cipher })
  const identities = createIdentities({ pool, cipher, limits: SESSION_LIMITS })
  const tokens = createTokens({ secret: derivedKey(keys, 'direct line tokens'), clock })
  const talks: Talk[] = []
  for (const personId of personIds) {
    const { session } = await identities.signIn({ personId, displayName: 'Bodil Bænkprøve' }, clock.now())
    const { id } = await conversations.open({ channel: 'web', personId, sessionId: session.id, language: 'da' }, clock.now())
    talks.push({ conversationId: id, token: (await tokens.issue({ conversationId: id, sessionId: session.id })).token })
  }
  await close()
  return talks
}
