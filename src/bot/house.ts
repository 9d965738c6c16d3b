import type { CrisisContact } from '../domain/crisis-contacts.ts'
import type { Office } from '../domain/plan.ts'
import type { Clock } from '../ports/clock.ts'
import type { ConversationStore } from '../ports/conversation-store.ts'
import type { Identities } from '../ports/identities.ts'
import type { Log } from '../ports/log.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { PlanSource } from '../ports/plan-source.ts'
import type { Glossary } from '../text/glossary.ts'
import type { Texts } from '../text/texts.ts'
import type { Crisis } from '../understanding/crisis.ts'
import type { FollowUpReader } from '../understanding/follow-up.ts'
import type { Understander } from '../understanding/understand.ts'
import type { Rate } from './rate.ts'

/** Everything a turn stands on. Made once, in `app/compose`. */
export interface House {
  readonly conversations: ConversationStore
  readonly identities: Identities
  readonly plans: PlanSource
  readonly texts: Texts
  readonly glossary: (language: string) => Glossary
  readonly understander: Understander
  readonly followUps: (language: string) => FollowUpReader
  readonly findCrisis: (text: string) => Crisis | undefined
  readonly crisisContacts: readonly CrisisContact[]
  /** The municipality's main line: what is said when no plan can be read. */
  readonly office: Office
  /** How many messages of a conversation are answered. */
  readonly messageRate: Rate
  readonly metrics: Metrics
  readonly clock: Clock
  readonly log: Log
}
