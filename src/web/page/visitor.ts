import type { Request, Response } from 'express'
import type { Session } from '../../ports/identities.ts'
import type { Visitor } from '../directline/talks.ts'
import type { Cookies } from '../sign-in/cookies.ts'

/** Who is at the page. */
export interface PageVisitor extends Visitor {
  /** They were signed in and no longer are: their session has ended by itself, or elsewhere. */
  readonly ended: boolean
}

/** Who is at the page, by the cookies of their browser. */
export interface Visitors {
  of(request: Request): Promise<PageVisitor>
  /** Once somebody has signed in here, what was said before is nobody's to read after they have left. */
  forgetAnonymousTalk(response: Response, visitor: Visitor): void
  /** The browser keeps an anonymous talk until it is closed. */
  keepAnonymousTalk(response: Response, visitor: Visitor, talkId: string): Promise<void>
}

export interface VisitorParts {
  readonly sessionOf: (request: Request) => Promise<Session | undefined>
  readonly cookies: Pick<Cookies, 'readTalk' | 'writeTalk' | 'clearTalk' | 'readSession'>
}

export function createVisitors({ sessionOf, cookies }: VisitorParts): Visitors {
  return {
    async of(request) {
      const [session, talkId] = await Promise.all([sessionOf(request), cookies.readTalk(request)])
      return { session, talkId, ended: session === undefined && cookies.readSession(request) !== undefined }
    },
    forgetAnonymousTalk(response, { session, talkId }) {
      if (session && talkId !== undefined) cookies.clearTalk(response)
    },
    async keepAnonymousTalk(response, { session, talkId }, id) {
      if (!session && talkId !== id) await cookies.writeTalk(response, id)
    }
  }
}
