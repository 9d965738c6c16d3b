import type { Identity } from './plan-source.ts'

/** What must be remembered between leaving for the sign-in provider and coming back; goes into a sealed cookie. */
export interface Departure {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** A citizen as the provider vouches for them. */
export interface VouchedCitizen {
  /** How to find them in the plan source, best first. */
  readonly identities: readonly Identity[]
  /** Needed to sign out at the provider. */
  readonly idToken?: string
}

/** Why a sign-in came to nothing; each has words for the citizen. */
export type SignInFault = 'cancelled' | 'too-weak' | 'no-cpr' | 'failed'

export class SignInRefused extends Error {
  override readonly name = 'SignInRefused'
  readonly fault: SignInFault

  constructor(fault: SignInFault, cause?: unknown) {
    super(`sign-in refused: ${fault}`, { cause })
    this.fault = fault
  }
}

/** Borgerens login (MitID through NemLog-in or a broker). */
export interface CitizenSignIn {
  /** Where to send the browser, in the citizen's language, and what to remember meanwhile. */
  depart(language: string): Promise<{ url: URL; departure: Departure }>
  /**
   * Reads the provider's answer.
   * @param current the whole address the provider sent the browser back to
   * @throws SignInRefused
   */
  arrive(current: URL, departure: Departure): Promise<VouchedCitizen>
  /** Where to end the provider's own session; undefined when it has no such address. */
  signOutUrl(idToken: string | undefined): Promise<URL | undefined>
}
