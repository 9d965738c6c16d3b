import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { type CitizenSignIn, createCitizenSignIn } from './citizen-sign-in.ts'
import type { Plan } from './contract.ts'
import type { Fault } from './faults.ts'
import { Municipality, type StoredNote } from './municipality.ts'
import { type Citizen, citizens } from './people/index.ts'
import { STAFF, type StaffMember } from './people/staff.ts'
import { planApi, type Requests } from './plan-api.ts'
import { createTokenIssuer, type TokenClient, type TokenWish } from './tokens.ts'

export type { CitizenSignIn } from './citizen-sign-in.ts'
export type { Plan } from './contract.ts'
export type { Fault } from './faults.ts'
export type { StoredNote } from './municipality.ts'
export type { Citizen } from './people/index.ts'
export type { StaffMember } from './people/staff.ts'
export type { Requests } from './plan-api.ts'
export type { TokenClient, TokenWish } from './tokens.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

export interface SandboxOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number
  /** A name of this machine for itself; others are refused, since the sandbox gives plans to anybody who asks. */
  readonly host?: string
  /** Where our program is seen by the browser, e.g. `http://127.0.0.1:3978`. */
  readonly appUrl: string
  /** Today, for the dates of the plans, which are made once at start. Tokens follow the real clock. */
  readonly now?: () => Date
}

/** For tests and demos in the same process; none of it can be reached over HTTP. */
export interface Control {
  /** Changes a plan as staff would: new ETag, and an entry in the change feed. */
  changePlan(personId: string, change: (plan: Plan) => Plan): void
  /** Makes every plan API answer go wrong until called with undefined. */
  breakPlanApi(fault: Fault | undefined): void
  /** How often each operation was asked for since the start. */
  requests(): Requests
  /** Notes in the case file, oldest first. */
  notes(): readonly StoredNote[]
  /** Signs a token for the plan API, with what is wished wrong in it. */
  issueToken(wish?: TokenWish): Promise<string>
}

export interface Sandbox {
  readonly url: string
  /** Lines that say loudly what this is; whoever started it prints them. */
  readonly banner: readonly string[]
  readonly planApi: TokenClient & { readonly url: string }
  readonly citizenSignIn: CitizenSignIn
  readonly citizens: readonly Citizen[]
  readonly staff: readonly StaffMember[]
  readonly control: Control
  stop(): Promise<void>
}

/**
 * Starts the stand-in municipality: token issuer, plan API and citizen sign-in
 * on one port of this machine, with fictional people, all in memory.
 * @throws Error for a host other machines can reach
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1', now = () => new Date() } = options
  if (!LOOPBACK.includes(host)) throw new Error('the sandbox listens on this machine only: 127.0.0.1, localhost or ::1')

  const app = express().disable('x-powered-by').disable('etag')
  const server = createServer(app)
  server.listen(port, host)
  await once(server, 'listening')
  const url = `http://${host === '::1' ? '[::1]' : host}:${(server.address() as AddressInfo).port}`

  const tokens = await createTokenIssuer(url)
  const signIn = await createCitizenSignIn(`${url}/citizen-sign-in`, options.appUrl, citizens)
  const municipality = new Municipality(now)
  const requests: Requests = {
    lookUpPerson: 0,
    readPlan: 0,
    readChanges: 0,
    readStaffPeople: 0,
    readOffers: 0,
    writeNote: 0,
    notModified: 0
  }
  let fault: Fault | undefined
  app.use(tokens.router)
  app.use('/citizen-sign-in', signIn.router)
  app.use(
    '/plan-api',
    planApi(municipality, tokens, requests, () => fault)
  )

  return {
    url,
    banner: bannerOf(url),
    planApi: { url: `${url}/plan-api`, ...tokens.client },
    citizenSignIn: signIn.client,
    citizens,
    staff: STAFF,
    control: {
      changePlan: (personId, change) => municipality.changePlan(personId, change),
      breakPlanApi: next => {
        fault = next
      },
      requests: () => ({ ...requests }),
      notes: () => municipality.notes,
      issueToken: wish => tokens.issue(wish)
    },
    stop: () => close(server)
  }
}

function bannerOf(url: string): string[] {
  return [
    '*** SANDBOX: a stand-in municipality with fictional people. Not for real citizens. ***',
    `    Plan API, tokens and citizen sign-in on ${url}, this machine only.`,
    '    Anybody at this machine can sign in as any of the fictional people. All is lost at stop.'
  ]
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
