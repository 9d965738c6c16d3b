import { CLAIM_MAPS, type ClaimMapName, readClaims } from '../../src/adapters/citizen-sign-in/claims.ts'

const NSIS = 'https://data.gov.dk/concept/core/nsis'

const vouched: Record<ClaimMapName, Record<string, unknown>> = {
  signaturgruppen: { 'dk.cpr': '6101801001', 'mitid.uuid': 'u-1', loa: `${NSIS}/Substantial`, 'mitid.has_cpr': 'true' },
  idura: { cprNumberIdentifier: '610180-1001', uuid: 'u-1', acr: 'urn:grn:authn:dk:mitid:substantial' },
  signicat: { nin: '6101801001', mitid_uuid: 'u-1', mitid_loa: 'SUBSTANTIAL', mitid_has_cpr: true },
  'oidc-proxy': {
    'https://data.gov.dk/model/core/eid/cprNumber': '6101801001',
    'https://data.gov.dk/model/core/eid/person/uuid': 'u-1',
    'https://data.gov.dk/concept/core/nsis/loa': 'High'
  }
}

const both = [
  { scheme: 'cpr', value: '6101801001' },
  { scheme: 'mitid-uuid', value: 'u-1' }
]

describe('the claims of a sign-in', () => {
  it.each(Object.keys(vouched) as ClaimMapName[])('are read as %s writes them', name => {
    expect(readClaims(vouched[name], CLAIM_MAPS[name]).identities).toEqual(both)
  })

  const map = CLAIM_MAPS.signaturgruppen
  const claims = vouched.signaturgruppen

  it.each(['Low', `${NSIS}/Low`, '', undefined, 'urn:grn:authn:dk:mitid:low', 'insubstantial'])(
    'refuse the level of assurance %p',
    loa => {
      expect(() => readClaims({ ...claims, loa }, map)).toThrow(expect.objectContaining({ fault: 'too-weak' }))
    }
  )

  it.each(['false', false])('believe has_cpr %p over a number that is there', hasCpr => {
    expect(readClaims({ ...claims, 'mitid.has_cpr': hasCpr }, map).identities).toEqual([{ scheme: 'mitid-uuid', value: 'u-1' }])
  })

  it('that name nobody lead to a human, not to a dead end', () => {
    expect(() => readClaims({ loa: `${NSIS}/High` }, map)).toThrow(expect.objectContaining({ fault: 'no-cpr' }))
  })
})
