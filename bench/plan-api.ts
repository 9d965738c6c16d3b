import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Plan } from '../sandbox/contract.ts'

/** A plan API over HTTP that gives everybody the same plan under their own id, and the token issuer beside it. */
export async function startPlanApi(plan: Plan): Promise<{ url: string; tokenUrl: string; stop(): void }> {
  const server = createServer((req, res) => {
    const personId = /^\/v1\/people\/([\w-]+)\/plan$/.exec(req.url ?? '')?.[1]
    res.setHeader('content-type', 'application/json')
    if (req.url === '/token') res.end(JSON.stringify({ token_type: 'Bearer', expires_in: 3600, access_token: 'bench' }))
    else if (personId && req.headers['if-none-match'] === '"1"') res.writeHead(304).end()
    else if (personId) res.setHeader('etag', '"1"').end(JSON.stringify({ ...plan, person: { ...plan.person, id: personId } }))
    else res.writeHead(404).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, tokenUrl: `${url}/token`, stop: () => server.close() }
}
