import type { Entitlement, Plan } from './plan.ts'
import { datedFirst } from './time.ts'

/**
 * Det kan jeg forvente: what the citizen has been told they will get, by the
 * date it is due, undated last. What is late stays: a promise does not lapse by
 * being broken.
 */
export function whatICanExpect(plan: Plan, _now: Date): Entitlement[] {
  return [...plan.entitlements].sort((a, b) => datedFirst(a.by, b.by) || a.id.localeCompare(b.id))
}
