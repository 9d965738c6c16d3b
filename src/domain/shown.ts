import type { PlanItem } from './plan.ts'

/**
 * The item the citizen is most likely to mean by "it": the first of the items
 * last shown, most important first, that is among `items`.
 */
export function firstShown<Item extends PlanItem>(shownItems: readonly string[], items: readonly Item[]): Item | undefined {
  for (const id of shownItems) {
    const item = items.find(candidate => candidate.id === id)
    if (item) return item
  }
  return undefined
}
