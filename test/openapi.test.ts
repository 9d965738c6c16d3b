import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import { parse } from 'yaml'

interface Schema {
  readonly $ref?: string
  readonly allOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly enum?: readonly string[]
}

const contract = new URL('../openapi/plan-api.yaml', import.meta.url)
const schemas: Record<string, Schema> = parse(readFileSync(contract, 'utf8')).components.schemas

/** A schema and all it is made of. */
function partsOf(schema: Schema): Schema[] {
  const named = schema.$ref && schemas[schema.$ref.split('/').at(-1) ?? '']
  return [schema, ...(named ? partsOf(named) : []), ...[...(schema.allOf ?? []), ...(schema.oneOf ?? [])].flatMap(partsOf)]
}

/** Whether `Schema.field.field` or `Schema.field=value of a closed list` stands in the contract. */
function isInContract(place: string): boolean {
  const [path = '', value] = place.split('=')
  const [name = '', ...fields] = path.split('.')
  const found = fields.reduce<Schema | undefined>(
    (schema, field) => schema && partsOf(schema).find(part => part.properties?.[field])?.properties?.[field],
    schemas[name]
  )
  if (!found) return false
  return value === undefined || partsOf(found).some(part => part.enum?.includes(value))
}

/**
 * The entities of the domain and where the contract has each of their fields.
 * Not here: what is our own record and no municipality's (reminders, feedback,
 * and of a message its urgency, the answer given and whether it is closed).
 */
const ENTITIES: Record<string, string[]> = {
  'every record': [
    ...['id', 'area', 'source.system', 'source.id', 'source.version', 'source.updatedAt'].map(it => `Item.${it}`),
    ...['valid.from', 'valid.to', 'visibility', 'language', 'statedBy'].map(it => `Item.${it}`)
  ],
  person: [
    ...['id', 'displayName', 'preferredLanguage', 'easyRead', 'interpreterNeed', 'contactWishes'].map(it => `Person.${it}`),
    ...['addressProtected', 'deceased', 'movedAwayOn', 'representedBy'].map(it => `Person.${it}`)
  ],
  plan: ['title', 'kind', 'area', 'status', 'period', 'authorUnit', 'createdOn', 'reviewOn', 'basisVersion'].map(
    it => `PlanRecord.${it}`
  ),
  goal: ['owner', 'text', 'why', 'measure', 'due', 'status', 'parentId'].map(it => `Goal.${it}`),
  step: [
    ...['title', 'why', 'goalId', 'place', 'starts', 'ends', 'helpedById', 'decidedById'].map(it => `Step.${it}`),
    ...['status', 'order', 'agreed'].map(it => `Step.${it}`)
  ],
  appointment: [
    ...['kind', 'starts', 'ends', 'mode', 'place', 'place.room', 'withIds', 'purpose'].map(it => `Appointment.${it}`),
    ...['preparation', 'bring', 'interpreter', 'duty.legalReference', 'howToCancel'].map(it => `Appointment.${it}`),
    ...['status', 'minutesPublished'].map(it => `Appointment.${it}`)
  ],
  expectation: [
    ...['text', 'due', 'recurs', 'force=legal', 'force=agreed', 'force=wish'].map(it => `Expectation.${it}`),
    ...['legalReference', 'approvedTextId', 'ifICannot', 'howToReport', 'evidence'].map(it => `Expectation.${it}`)
  ],
  entitlement: ['text', 'kind', 'fromId', 'fromUnit', 'by', 'conditions', 'whereToAsk'].map(it => `Entitlement.${it}`),
  'waiting period': [
    ...['waitingFor', 'since', 'end.known', 'end.newsBy', 'end.unknown'].map(it => `WaitingPeriod.${it}`),
    ...['holderId', 'holderUnit', 'afterwards', 'meanwhile', 'lastNews.on', 'lastNews.text'].map(it => `WaitingPeriod.${it}`)
  ],
  pause: ['reason', 'from', 'to', 'nextLook'].map(it => `Pause.${it}`),
  professional: ['name', 'title', 'unit', 'phone', 'email', 'hours', 'photo', 'languages'].map(it => `Professional.${it}`),
  'coordinating caseworker': ['Professional.role=coordinating-caseworker', 'Professional.period'],
  mentor: ['role=mentor', 'mentorKind=job', 'mentorKind=everyday', 'mentorKind=economy', 'period', 'mentorHours', 'external'].map(
    it => `Professional.${it}`
  ),
  team: ['Team.memberIds', 'Professional.role', 'Team.purpose', 'Team.period', 'Professional.role=citizen-invited'],
  'caseworker change': ['fromId', 'toId', 'on', 'toldOn', 'knownByNew', 'staysTheSame', 'firstMeeting', 'contactUntil'].map(
    it => `CaseworkerChange.${it}`
  ),
  offer: [
    ...['kind', 'provider', 'place', 'times', 'howToJoin=open', 'howToJoin=referral', 'howToJoin=decision'].map(
      it => `Offer.${it}`
    ),
    ...['whoDecides', 'languages', 'access', 'cost', 'travel', 'municipalities', 'owner', 'reviewOn'].map(it => `Offer.${it}`)
  ],
  interest: ['offerId', 'markedOn', 'note', 'answer', 'answeredById', 'answerReason'].map(it => `Interest.${it}`),
  barrier: ['kind', 'ownerId', 'nextAct', 'due'].map(it => `Barrier.${it}`),
  'family plan': ['PlanRecord.kind=family-plan', 'PlanRecord.subjects', 'Item.visibility'],
  consent: ['what', 'toWhom', 'given', 'withdrawn', 'textVersion'].map(it => `Consent.${it}`),
  message: ['text', 'about', 'addressedToId', 'deliveredAt', 'readAt', 'answeredAt'].map(it => `Note.${it}`),
  'source system': ['id', 'name', 'owner', 'area', 'kle', 'lastSuccess'].map(it => `System.${it}`)
}

describe('the contract of the plan API', () => {
  it('has the types that were generated from it (npm run types)', async () => {
    const types = COMMENT_HEADER + astToString(await openapiTS(contract))
    expect(types).toBe(readFileSync(new URL('plan-api.d.ts', contract), 'utf8'))
  })

  it.each(Object.keys(ENTITIES))('has a place for every field it must carry: %s', entity => {
    expect(ENTITIES[entity]?.filter(place => !isInContract(place))).toEqual([])
  })

  it('has no place for what nobody has written into it', () => {
    expect(['Person.cpr', 'Step.sanction', 'Expectation.force=threat', 'Nobody.name'].filter(isInContract)).toEqual([])
  })
})
