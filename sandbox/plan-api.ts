import { createHash } from 'node:crypto'
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, type Router } from 'express'
import { contractCheck } from './contract.ts'
import { type Fault, playFault } from './faults.ts'
import type { Municipality } from './municipality.ts'
import { problem } from './problem.ts'
import type { TokenIssuer } from './tokens.ts'

/** The operations of the contract, and answers that said "you have it already". */
export type Counted = 'lookUpPerson' | 'readPlan' | 'readChanges' | 'readStaffPeople' | 'readOffers' | 'writeNote' | 'notModified'
export type Requests = Record<Counted, number>

const isIdentity = contractCheck('Identity')
const isNote = contractCheck('Note')

/** Serves `openapi/plan-api.yaml` from the municipality, to callers with a token. */
export function planApi(
  municipality: Municipality,
  tokens: TokenIssuer,
  requests: Requests,
  fault: () => Fault | undefined
): Router {
  const router = express.Router()
  const json = express.json({ limit: '64kb' })
  const read = tokens.require('plan.read')
  const note = tokens.require('plan.note')
  const play = playFault(fault)
  /** What happens first at each operation: it is counted, well or not, and then plays the fault there may be. */
  const arrive =
    (name: Counted): RequestHandler =>
    (req, res, next) => {
      requests[name] += 1
      play(req, res, next)
    }

  /** Answers with an ETag, or 304 to a caller who has it. Not `req.fresh`: fetch adds `no-cache` to such requests. */
  function sendTagged(req: Request, res: Response, body: unknown): void {
    const text = JSON.stringify(body)
    const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
    const had = (req.get('if-none-match') ?? '').split(',').map(one => one.trim().replace(/^W\//, ''))
    res.set({ ETag: tag, 'Cache-Control': 'private, no-cache' })
    if (had.includes(tag) || had.includes('*')) {
      requests.notModified += 1
      return void res.status(304).end()
    }
    res.type('application/json').send(text)
  }

  router.post('/v1/people/lookup', arrive('lookUpPerson'), read, json, (req, res) => {
    if (!isIdentity(req.body)) return problem(res, 400, 'The body is not an Identity')
    const person = municipality.lookUp(req.body)
    if (!person) return problem(res, 404, 'Nobody here has that identity')
    res.json(person)
  })

  router.get('/v1/people/:personId/plan', arrive('readPlan'), read, (req, res) => {
    const answer = municipality.planOf(String(req.params.personId))
    if (answer.kind === 'unavailable') return problem(res, 503, 'The systems behind this plan do not answer')
    if (answer.kind === 'none') return problem(res, 404, 'The person has no plan')
    sendTagged(req, res, answer.plan)
  })

  router.get('/v1/changes', arrive('readChanges'), read, (req, res) => {
    const { after, limit = '500' } = req.query
    const size = Number(limit)
    if (!Number.isInteger(size) || size < 1 || size > 1000) return problem(res, 400, 'limit must be from 1 to 1000')
    if (after !== undefined && (typeof after !== 'string' || after.length > 200))
      return problem(res, 400, 'after is not a cursor')
    const changes = municipality.changesAfter(after, size)
    if (!changes) return problem(res, 410, 'The cursor is too old', 'Read every plan anew and start without a cursor.')
    res.json(changes)
  })

  router.get('/v1/staff/:staffId/people', arrive('readStaffPeople'), read, (req, res) => {
    const answer = municipality.staffPeople(String(req.params.staffId))
    if (!answer) return problem(res, 404, 'No such staff member')
    res.json(answer)
  })

  router.get('/v1/offers', arrive('readOffers'), read, (req, res) => sendTagged(req, res, municipality.offers))

  router.post('/v1/people/:personId/notes', arrive('writeNote'), note, json, (req, res) => {
    const key = req.get('idempotency-key') ?? ''
    if (key.length < 16 || key.length > 100) return problem(res, 400, 'Idempotency-Key of 16 to 100 characters is needed')
    if (!isNote(req.body)) return problem(res, 400, 'The body is not a Note')
    const personId = String(req.params.personId)
    if (!municipality.isKnown(personId)) return problem(res, 404, 'No such person')
    const receipt = municipality.keepNote(personId, key, req.body)
    if (!receipt) return problem(res, 409, 'That Idempotency-Key was used for another note')
    res.status(201).json(receipt)
  })

  router.use((_req, res) => problem(res, 404, 'No such resource'))
  router.use(asProblem)
  return router
}

/** Body parsers say what went wrong by a status; anything else is a fault of ours. */
const asProblem: ErrorRequestHandler = (error: { status?: number }, _req, res, _next) => {
  const status = error.status && error.status >= 400 && error.status < 500 ? error.status : 500
  problem(res, status, status === 500 ? 'The sandbox failed' : 'The request cannot be read')
}
