import { Router } from 'express'
import type { PlanSource } from '../ports/plan-source.ts'

/** `/healthz`: the process lives. `/readyz`: it can answer citizens, which takes the database; the plan source is told but not demanded, for then the citizen is told too. */
export function createHealth({ databaseReady, plans }: { databaseReady: () => Promise<boolean>; plans: PlanSource }): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'alive' })
  })
  router.get('/readyz', async (_req, res) => {
    const database = await databaseReady()
    res
      .status(database ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: database ? 'ready' : 'not ready', database: database ? 'up' : 'down', planSource: plans.state() })
  })
  return router
}
