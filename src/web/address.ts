import type { IncomingMessage } from 'node:http'

/**
 * Whom a request comes from: as many forwarded addresses are believed as there
 * are proxies of ours in front, counted from the nearest one. The same rule as
 * Express's "trust proxy", for requests that do not come by Express.
 */
export function addressOf({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',')
  const hops = [...forwarded.map(hop => hop.trim()).filter(hop => hop !== ''), socket.remoteAddress ?? '']
  return hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? ''
}
