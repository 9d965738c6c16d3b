/** A signed-in citizen's session (login). The token is known to the browser only; we keep its hash. */
export interface Session {
  /** Our own random id, safe to store beside a conversation. */
  readonly id: string
  readonly personId: string
  readonly displayName: string
  readonly signedInAt: Date
  readonly lastSeenAt: Date
  /** The provider's id_token, needed to sign out there. */
  readonly idToken?: string
}

/** Who is signed in. A session ends by itself when idle or old; see `SessionLimits`. */
export interface Identities {
  /** Starts a session and returns the secret token for the cookie. */
  signIn(
    citizen: { personId: string; displayName: string; idToken?: string },
    now: Date
  ): Promise<{ token: string; session: Session }>
  /** The live session behind a cookie token, its last-seen time moved to now; undefined when unknown, ended or timed out. */
  byToken(token: string, now: Date): Promise<Session | undefined>
  /**
   * The live session with this id; undefined when unknown, ended or timed out. Last-seen moves to now when the
   * citizen `acts` (the default), and stays when only their client `looks`: an open page must not keep them signed in.
   */
  byId(sessionId: string, now: Date, use?: 'acts' | 'looks'): Promise<Session | undefined>
  signOut(sessionId: string): Promise<void>
}

export interface SessionLimits {
  /** Milliseconds without a sign of life after which a session ends. */
  readonly idleMs: number
  /** Milliseconds after sign-in after which a session ends whatever happens. */
  readonly absoluteMs: number
}
