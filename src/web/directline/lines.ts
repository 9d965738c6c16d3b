import type { Clock } from '../../ports/clock.ts'
import type { Session, SessionLimits } from '../../ports/identities.ts'
import { type SessionEnd, sessionEnd } from '../session-end.ts'
import type { Grant, Tokens } from './tokens.ts'

/** A token for a conversation and, for somebody signed in, when that ends. */
export interface Issued {
  readonly conversationId: string
  readonly token: string
  readonly expires_in: number
  readonly session?: SessionEnd
}

/** A conversation to send to and to listen to, as Direct Line 3.0 answers `POST /conversations`. */
export interface Line extends Issued {
  readonly streamUrl: string
  readonly referenceGrammarId: string
}

/** Opens lines to conversations. */
export interface Lines {
  issue(grant: Grant, session: Session | undefined): Promise<Issued>
  /**
   * @param watermark what has been told already
   * @param base our address as the client knows it
   */
  open(grant: Grant, session: Session | undefined, watermark: number, base: string): Promise<Line>
}

export interface LinesParts {
  readonly tokens: Pick<Tokens, 'issue'>
  readonly sessionLimits?: SessionLimits
  readonly clock: Clock
}

export function createLines({ tokens, sessionLimits, clock }: LinesParts): Lines {
  const issue: Lines['issue'] = async (grant, session) => {
    const ends = session && sessionLimits && sessionEnd(session, sessionLimits, clock.now())
    return { conversationId: grant.conversationId, ...(await tokens.issue(grant)), ...(ends && { session: ends }) }
  }
  return {
    issue,
    async open(grant, session, watermark, base) {
      const issued = await issue(grant, session)
      const stream = `${base.replace(/^http/, 'ws')}/v3/directline/conversations/${grant.conversationId}/stream`
      // The grammar id steers speech recognition on the public service; there is none here.
      return { ...issued, streamUrl: `${stream}?watermark=${watermark}&t=${issued.token}`, referenceGrammarId: '' }
    }
  }
}
