import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'
import type { components } from '../openapi/plan-api.d.ts'

type Schemas = components['schemas']

/** Fields the contract gives a default, so that a sender may leave them out. */
type Defaulted =
  | 'visibility'
  | 'language'
  | 'statedBy'
  | 'easyRead'
  | 'nearHome'
  | 'external'
  | 'minutesPublished'
  | 'citizenInvited'
  | 'done'
  | 'over'

/** A schema as it is sent: the generated types show it as it is read, with defaults filled in. */
export type Sent<T> = T extends readonly (infer U)[]
  ? Sent<U>[]
  : T extends object
    ? { [K in keyof T as K extends Defaulted ? never : K]: Sent<T[K]> } & {
        [K in keyof T as K extends Defaulted ? K : never]?: T[K]
      }
    : T

export type Area = Schemas['Area']
export type Appointment = Sent<Schemas['Appointment']>
export type Changes = Schemas['Changes']
export type Identity = Schemas['Identity']
export type Note = Schemas['Note']
export type NoteReceipt = Schemas['NoteReceipt']
export type Offer = Sent<Schemas['Offer']>
export type Person = Sent<Schemas['Person']>
export type Plan = Sent<Schemas['Plan']>
export type Professional = Sent<Schemas['Professional']>
export type StaffPeople = Schemas['StaffPeople']
export type Step = Sent<Schemas['Step']>
export type System = Schemas['System']

/** Beside the folder in a checkout, one step further out when compiled to dist/. */
const file = ['../openapi/plan-api.yaml', '../../openapi/plan-api.yaml']
  .map(path => new URL(path, import.meta.url))
  .find(url => existsSync(url))
if (!file) throw new Error('openapi/plan-api.yaml is missing: the sandbox checks what it is sent against it')

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(parse(readFileSync(file, 'utf8')), 'plan-api')

/**
 * The check of one schema of the contract (JSON Schema 2020-12, with formats).
 * @throws Error when the contract has no schema of that name
 */
export function contractCheck<Name extends keyof Schemas>(name: Name): ValidateFunction<Schemas[Name]> {
  const check = ajv.getSchema<Schemas[Name]>(`plan-api#/components/schemas/${name}`)
  if (!check) throw new Error(`the contract has no schema ${name}`)
  return check as ValidateFunction<Schemas[Name]>
}
