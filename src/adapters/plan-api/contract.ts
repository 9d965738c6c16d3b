import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'
import type { components } from '../../../openapi/plan-api.d.ts'
import { type Fault, SourceFailure } from './failure.ts'

type Schemas = components['schemas']

/**
 * Checks one kind of answer and gives it with the contract's defaults filled in.
 * @throws SourceFailure (`invalid-answer`) naming every fault
 */
type Check<T> = (answer: { status: number; json?: unknown }) => T

export interface Contract {
  readonly person: Check<Schemas['Person']>
  readonly plan: Check<Schemas['Plan']>
  readonly problem: Check<Schemas['Problem']>
}

/**
 * Reads the contract (`openapi/plan-api.yaml`) and compiles its checks once.
 *
 * The contract's objects are closed, so that a municipality testing its own
 * answers finds a misspelt field. Here they are opened at load: a field we do
 * not know is a later minor version and is ignored (nothing copies fields it
 * does not name). All else is refused: an unknown value of a closed list, a
 * wrong type, a missing required field.
 *
 * @throws Error when the contract cannot be read
 */
export function readContract(): Contract {
  compiled ??= compile()
  return compiled
}

let compiled: Contract | undefined

function compile(): Contract {
  const { components } = parse(readFileSync(contractFile(), 'utf8'))
  const ajv = new Ajv2020({ allErrors: true, useDefaults: true })
  addFormats.default(ajv)
  ajv.addFormat('date-time', isMoment)
  ajv.addVocabulary(['components'])
  ajv.addSchema({ $id: 'plan-api', components: opened(components) })

  function check<Name extends keyof Schemas>(name: Name): Check<Schemas[Name]> {
    const validate = ajv.getSchema(`plan-api#/components/schemas/${name}`) as ValidateFunction<Schemas[Name]> | undefined
    if (!validate) throw new Error(`the contract has no schema named ${name}`)
    return ({ status, json }) => {
      if (validate(json)) return json
      throw new SourceFailure('invalid-answer', { status, faults: faultsOf(validate.errors ?? []) })
    }
  }
  return { person: check('Person'), plan: check('Plan'), problem: check('Problem') }
}

/** Looks upwards, because from `dist/` the way to the contract is one folder longer. */
function contractFile(): URL {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    const file = new URL('openapi/plan-api.yaml', folder)
    if (existsSync(file)) return file
    if (new URL('..', folder).href === folder.href) throw new Error('openapi/plan-api.yaml is in no folder above the program')
  }
}

/** A copy of a schema in which no object refuses unknown fields. */
function opened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(opened)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).filter(
    ([keyword, value]) => !(value === false && /^(additional|unevaluated)Properties$/.test(keyword))
  )
  return Object.fromEntries(entries.map(([keyword, value]) => [keyword, opened(value)]))
}

/**
 * A moment with offset (RFC 3339 §5.6) that `Date` can hold: the usual format
 * also lets through a leap second and a space for the T, which it cannot.
 */
function isMoment(text: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text)
  if (!parts || Number.isNaN(Date.parse(text))) return false
  const midnight = new Date(`${parts[1]}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(`${parts[1]}T`)
}

/** Where and which rule, once each; a missing field is named as if it stood there. */
function faultsOf(errors: readonly ErrorObject[]): Fault[] {
  const faults = new Map<string, Fault>()
  for (const { instancePath, keyword, params } of errors) {
    const pointer = keyword === 'required' ? `${instancePath}/${params.missingProperty}` : instancePath
    faults.set(`${pointer} ${keyword}`, { pointer, keyword })
  }
  return [...faults.values()]
}
