import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parse } from 'yaml'
import { ITEM_LISTS, REFERENCES } from '../../src/adapters/plan-api/faults.ts'
import { fullPlan } from '../support/plan-answers.ts'
import { json } from '../support/plan-api-server.ts'
import { planSourceAndServer } from '../support/plan-source.ts'

interface Schema {
  readonly $ref?: string
  readonly allOf?: readonly Schema[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly enum?: readonly string[]
}

const schemas: Record<string, Schema> = parse(readFileSync('openapi/plan-api.yaml', 'utf8')).components.schemas

/** A schema and all it is made of. */
function partsOf(schema: Schema): Schema[] {
  const named = schema.$ref && schemas[schema.$ref.split('/').at(-1) ?? '']
  return [schema, ...(named ? partsOf(named) : []), ...(schema.allOf ?? []).flatMap(partsOf)]
}

type Path = readonly (string | number)[]

interface Required {
  readonly path: Path
  readonly closedList: boolean
}

/** Every required field that stands in a value, found by walking it along its schema. */
function requiredIn(value: unknown, schema: Schema, path: Path = []): Required[] {
  const parts = partsOf(schema)
  if (Array.isArray(value)) {
    return value.flatMap((it, at) => requiredIn(it, parts.find(part => part.items)?.items ?? {}, [...path, at]))
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, it]) => {
    const own = parts.map(part => part.properties?.[field]).find(Boolean) ?? {}
    const here = parts.some(part => part.required?.includes(field))
      ? [{ path: [...path, field], closedList: partsOf(own).some(part => part.enum) }]
      : []
    return [...here, ...requiredIn(it, own, [...path, field])]
  })
}

/** Every field of the contract's plan, lists marked by a hash. */
function allFields(schema: Schema, path = ''): string[] {
  return partsOf(schema).flatMap(part => [
    ...(part.items ? allFields(part.items, `${path}/#`) : []),
    ...Object.entries(part.properties ?? {}).flatMap(([name, it]) => [`${path}/${name}`, ...allFields(it, `${path}/${name}`)])
  ])
}

/** Every field that stands in a value. */
function fieldsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, it]) => {
    const field = Array.isArray(value) ? `${path}/#` : `${path}/${name}`
    return [field, ...fieldsIn(it, field)]
  })
}

/** The paths of all references in the plan. */
function referencesIn(plan: Record<string, unknown>): Path[] {
  const rows = (list: string) => (plan[list] ?? []) as Record<string, unknown>[]
  const own = REFERENCES.flatMap(({ in: list, field }) =>
    rows(list).flatMap((row, at) => {
      const value = row[field]
      if (Array.isArray(value)) return value.map((_, place): Path => [list, at, field, place])
      return value === undefined ? [] : [[list, at, field]]
    })
  )
  const systems = ITEM_LISTS.flatMap(list => rows(list).map((_, at): Path => [list, at, 'source', 'system']))
  return [...own, ...systems, ['person', 'representedBy']]
}

type Holder = Record<string | number, unknown>

function spoiled(path: Path, how: (holder: Holder, field: string | number) => void): unknown {
  const plan = structuredClone(fullPlan())
  const holder = path.slice(0, -1).reduce<Holder>((it, key) => it[key] as Holder, plan as unknown as Holder)
  how(holder, path.at(-1) ?? '')
  return plan
}

/** A value that is of no type the field could have. */
function ofAnotherType(value: unknown): unknown {
  if (typeof value === 'string') return 7
  return Array.isArray(value) ? { 0: 'x' } : ['x']
}

const plain = fullPlan() as unknown as Record<string, unknown>
const required = requiredIn(plain, { $ref: '#/components/schemas/Plan' })

const spoiledRequired = fc.constantFrom(...required).chain(({ path, closedList }) =>
  fc
    .constantFrom<(holder: Holder, field: string | number) => void>(
      (holder, field) => delete holder[field],
      (holder, field) => Object.assign(holder, { [field]: null }),
      (holder, field) => Object.assign(holder, { [field]: closedList ? 'unheard-of' : ofAnotherType(holder[field]) })
    )
    .map(how => spoiled(path, how))
)
const spoiledReference = fc
  .tuple(fc.constantFrom(...referencesIn(plain)), fc.stringMatching(/^nobody-[a-z0-9]{1,20}$/))
  .map(([path, nobody]) => spoiled(path, (holder, field) => Object.assign(holder, { [field]: nobody })))

describe('an answer of the plan API with one fault anywhere', () => {
  let world: Awaited<ReturnType<typeof planSourceAndServer>>
  beforeAll(async () => {
    world = await planSourceAndServer()
  })
  afterAll(() => world.stop())

  it('has more than a hundred places for a fault', () => {
    expect(required.length).toBeGreaterThan(100)
    expect(referencesIn(plain).length).toBeGreaterThan(25)
  })

  it('never becomes a plan, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoiledRequired, spoiledReference), async answer => {
        world.server.does(json(answer))
        expect(await world.source.planOf('person-1')).toEqual({ kind: 'unreadable' })
      }),
      { numRuns: 400 }
    )
  })

  it('is tried on a plan in which every field of the contract is filled in', () => {
    const filled = new Set(fieldsIn(plain))
    const missing = allFields({ $ref: '#/components/schemas/Plan' }).filter(field => !filled.has(field))
    expect(missing).toEqual([])
  })

  it('is looked for in every field of the contract that points at another record', () => {
    const elsewhere = ['offerId', 'approvedTextId']
    const inContract = ITEM_LISTS.flatMap(list => {
      const items = schemas.Plan?.properties?.[list]?.items ?? {}
      const fields = partsOf(items).flatMap(part => Object.keys(part.properties ?? {}))
      return fields.filter(field => /Ids?$/.test(field) && !elsewhere.includes(field)).map(field => `${list}.${field}`)
    })
    expect(REFERENCES.map(it => `${it.in}.${it.field}`).sort()).toEqual(inContract.sort())
  })

  it('is looked for in every list of the contract that holds items', () => {
    const lists = Object.entries(schemas.Plan?.properties ?? {}).filter(([, schema]) =>
      partsOf(schema.items ?? {}).some(part => part === schemas.Item)
    )
    expect(lists.map(([name]) => name)).toEqual([...ITEM_LISTS])
  })
})
