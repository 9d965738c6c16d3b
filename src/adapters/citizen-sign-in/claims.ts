import { type SignInFault, SignInRefused, type VouchedCitizen } from '../../ports/citizen-sign-in.ts'

/** Which claim of a provider holds what. */
export interface ClaimMap {
  readonly cpr: string
  readonly uuid: string
  readonly levelOfAssurance: string
  readonly hasCpr?: string
}

/** The providers whose names of claims are known; another one is a new row. */
export const CLAIM_MAPS = {
  signaturgruppen: { cpr: 'dk.cpr', uuid: 'mitid.uuid', levelOfAssurance: 'loa', hasCpr: 'mitid.has_cpr' },
  idura: { cpr: 'cprNumberIdentifier', uuid: 'uuid', levelOfAssurance: 'acr' },
  signicat: { cpr: 'nin', uuid: 'mitid_uuid', levelOfAssurance: 'mitid_loa', hasCpr: 'mitid_has_cpr' },
  'oidc-proxy': {
    cpr: 'https://data.gov.dk/model/core/eid/cprNumber',
    uuid: 'https://data.gov.dk/model/core/eid/person/uuid',
    levelOfAssurance: 'https://data.gov.dk/concept/core/nsis/loa'
  }
} as const satisfies Record<string, ClaimMap>

export type ClaimMapName = keyof typeof CLAIM_MAPS

/** NSIS levels that are enough to show a plan. */
const STRONG_ENOUGH = new Set(['substantial', 'high'])

/**
 * Reads what the provider vouches for. Brokers write the level of assurance
 * short ("substantial") or as an address, and booleans as strings: both are read.
 * @throws SignInRefused when the level is below Substantial or nobody is named
 */
export function readClaims(claims: Readonly<Record<string, unknown>>, map: ClaimMap): Pick<VouchedCitizen, 'identities'> {
  if (!STRONG_ENOUGH.has(levelOf(claims[map.levelOfAssurance]))) throw refused('too-weak')
  const cpr = textOf(claims[map.cpr])?.replace(/[^0-9A-Za-z]/g, '')
  const uuid = textOf(claims[map.uuid])
  const withoutCpr = map.hasCpr !== undefined && textOf(claims[map.hasCpr])?.toLowerCase() === 'false'
  const identities = [
    ...(cpr && !withoutCpr ? [{ scheme: 'cpr' as const, value: cpr }] : []),
    ...(uuid ? [{ scheme: 'mitid-uuid' as const, value: uuid }] : [])
  ]
  if (identities.length === 0) throw refused('no-cpr')
  return { identities }
}

const refused = (fault: SignInFault): SignInRefused => new SignInRefused(fault)

const textOf = (claim: unknown): string | undefined =>
  typeof claim === 'string' || typeof claim === 'boolean' || typeof claim === 'number' ? String(claim) : undefined

const levelOf = (claim: unknown): string => (textOf(claim) ?? '').split(/[/:]/).at(-1)?.toLowerCase() ?? ''
