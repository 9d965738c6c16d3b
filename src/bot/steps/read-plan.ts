import { dialogFor } from '../../dialogs/index.ts'
import type { PlanReading } from '../../ports/plan-source.ts'
import type { House } from '../house.ts'
import type { Heard } from './hear.ts'
import type { Who } from './who-is-it.ts'

/** The plan, when the question needs or can use it and we know whose it is. */
export async function readPlan(house: House, heard: Heard, who: Who): Promise<PlanReading | undefined> {
  if (who.kind !== 'signed-in' || !dialogFor(heard.question).needsPlan) return undefined
  return house.plans.planOf(who.session.personId)
}
