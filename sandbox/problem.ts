import type { Response } from 'express'

/** Answers with problem details (RFC 9457). Title and detail hold no personal data. */
export function problem(res: Response, status: number, title: string, detail?: string): void {
  res
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status, ...(detail && { detail }) }))
}
