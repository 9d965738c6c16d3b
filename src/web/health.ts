import { Router } from 'express'
import type { PlanSource } from '../ports/plan-source.ts'

export interface HealthParts {
  readonly databaseState: () => Promise<'up' | 'not-migrated' | 'down'>
  readonly plans: Pick<PlanSource, 'state'>
}

/**
 * `/healthz`: the process lives. `/readyz`: it can answer citizens, which takes
 * the database with every table it should have; the plan source is told but not
 * demanded, for then the citizen is told too.
 */
export function createHealth({ databaseState, plans }: HealthParts): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'alive' })
  })
  router.get('/readyz', async (_req, res) => {
    const state = await databaseState()
    res.status(state === 'up' ? 200 : 503).json({
      status: state === 'up' ? 'ready' : 'not ready',
      database: state === 'down' ? 'down' : 'up',
      migrations: { up: 'done', 'not-migrated': 'missing', down: 'unknown' }[state],
      planSource: plans.state()
    })
  })
  return router
}
