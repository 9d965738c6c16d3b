import type { NextFunction, Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'

/**
 * Headers of every answer. Nothing is allowed but our own script, style, image
 * and connection; nobody may frame us; no address of ours leaks to another site;
 * nothing is kept by a cache unless a route says otherwise.
 * @param secure false only in the sandbox, which has no TLS
 */
export function securityHeaders(secure: boolean): RequestHandler[] {
  return [neverKept, policies(secure)]
}

/** The next person at the computer may be somebody else. */
function neverKept(_req: Request, res: Response, next: NextFunction): void {
  res.set('Cache-Control', 'no-store')
  next()
}

function policies(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        // After sign-out the form leads on to the provider, whose address is not ours to fix here.
        formAction: ["'self'", 'https:', ...(secure ? [] : ['http://localhost:*', 'http://127.0.0.1:*'])],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"]
      }
    },
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' }
  })
}
