import type { Reply } from '../dialogs/reply.ts'
import type { QuestionId } from '../domain/question.ts'

/** What the bot says in a turn, in parts, before any channel has shown it. */
export interface Spoken {
  readonly reply: Reply
  /** The language it is said in. */
  readonly language: string
  readonly question?: QuestionId
  /** What the citizen must know before the answer. */
  readonly notices: readonly string[]
  /** When the plan source last confirmed the plan the answer was made from. */
  readonly planReadAt?: Date
  readonly stale: boolean
}
