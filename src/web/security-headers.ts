import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Headers of every answer. Nothing is allowed but our own script, style, image
 * and connection; nobody may frame us; no address of ours leaks to another site.
 * @param secure false only in the sandbox, which has no TLS
 */
export function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        // After sign-out the form leads on to the provider, whose address is not ours to fix here.
        formAction: ["'self'", 'https:', ...(secure ? [] : ['http://localhost:*', 'http://127.0.0.1:*'])],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"]
      }
    },
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    // Not `no-referrer`: under it browsers send our own forms with `Origin: null`, and nobody could sign out.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' }
  })
}
