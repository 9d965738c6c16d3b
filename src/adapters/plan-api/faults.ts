import type { components } from '../../../openapi/plan-api.d.ts'
import type { Fault } from './failure.ts'

type Contract = components['schemas']['Plan']

/** The lists of a plan whose records are items, each with a source. */
export const ITEM_LISTS = [
  'plans',
  'goals',
  'steps',
  'appointments',
  'expectations',
  'entitlements',
  'waiting',
  'pauses',
  'changes',
  'barriers',
  'teams',
  'interests',
  'consents'
] as const

/** Every field of an item that points at another record of the same plan. */
export const REFERENCES: readonly { in: (typeof ITEM_LISTS)[number]; field: string; to: 'people' | 'goals' }[] = [
  { in: 'goals', field: 'parentId', to: 'goals' },
  { in: 'steps', field: 'goalId', to: 'goals' },
  { in: 'steps', field: 'helpedById', to: 'people' },
  { in: 'steps', field: 'decidedById', to: 'people' },
  { in: 'appointments', field: 'withIds', to: 'people' },
  { in: 'entitlements', field: 'fromId', to: 'people' },
  { in: 'waiting', field: 'holderId', to: 'people' },
  { in: 'changes', field: 'fromId', to: 'people' },
  { in: 'changes', field: 'toId', to: 'people' },
  { in: 'barriers', field: 'ownerId', to: 'people' },
  { in: 'teams', field: 'memberIds', to: 'people' },
  { in: 'interests', field: 'answeredById', to: 'people' }
]

/**
 * What a schema cannot say about a plan: it is about the person asked for, an
 * id is given once in its list, every reference finds its record, and the end
 * of a wait is one thing.
 */
export function faultsOf(plan: Contract, personId: string): Fault[] {
  const faults: Fault[] = []
  if (plan.person.id !== personId) faults.push({ pointer: '/person/id', keyword: 'other-person' })

  const ids = { people: idsOf(plan.people), goals: idsOf(plan.goals), systems: idsOf(plan.systems) }
  for (const list of ['people', 'systems', ...ITEM_LISTS] as const) {
    const seen = new Set<string>()
    for (const [at, { id }] of (plan[list] ?? []).entries()) {
      if (seen.has(id)) faults.push({ pointer: `/${list}/${at}/id`, keyword: 'duplicate' })
      seen.add(id)
    }
  }

  const dangling = (pointer: string) => faults.push({ pointer, keyword: 'reference' })
  if (plan.person.representedBy && !ids.people.has(plan.person.representedBy)) dangling('/person/representedBy')
  for (const list of ITEM_LISTS) {
    for (const [at, item] of (plan[list] ?? []).entries()) {
      if (!ids.systems.has(item.source.system)) dangling(`/${list}/${at}/source/system`)
    }
  }
  for (const reference of REFERENCES) {
    for (const [at, item] of (plan[reference.in] ?? []).entries()) {
      const value = (item as unknown as Record<string, string | readonly string[] | undefined>)[reference.field]
      const pointer = `/${reference.in}/${at}/${reference.field}`
      if (Array.isArray(value)) {
        for (const [place, id] of value.entries()) if (!ids[reference.to].has(id)) dangling(`${pointer}/${place}`)
      } else if (typeof value === 'string' && !ids[reference.to].has(value)) dangling(pointer)
    }
  }

  for (const [at, { end }] of plan.waiting.entries()) {
    const said = ['known', 'newsBy', 'unknown'].filter(way => way in end)
    if (said.length !== 1) faults.push({ pointer: `/waiting/${at}/end`, keyword: 'oneOf' })
  }
  return faults
}

function idsOf(records: readonly { id: string }[]): Set<string> {
  return new Set(records.map(record => record.id))
}
