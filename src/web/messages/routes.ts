import { type Activity, DeliveryModes } from '@microsoft/agents-activity'
import { CloudAdapter, type TurnContext } from '@microsoft/agents-hosting'
import { json, Router } from 'express'
import type { Log } from '../../ports/log.ts'
import { type ConnectorTrust, connectorGuard } from './guard.ts'

export interface AzureBot extends ConnectorTrust {
  readonly tenantId: string
  readonly clientSecret: string
}

/** Largest activity that is read. */
const LIMIT = '256kb'

/**
 * The SDK's adapter asks Entra for tokens before it reads any message: one to
 * act for users, which we never do, and one for the Connector, which answers
 * that go back in the same HTTP answer (`expectReplies`) do not pass.
 */
class ConnectorAdapter extends CloudAdapter {
  protected override createUserTokenClient(): ReturnType<CloudAdapter['createUserTokenClient']> {
    return super.createUserTokenClient({})
  }

  protected override resolveIfConnectorClientIsNeeded(activity: Activity): boolean {
    return activity.deliveryMode !== DeliveryModes.ExpectReplies
  }
}

/** `/api/messages`: activities from Azure Bot Service, which carries Teams and its other channels. */
export function createMessagesRoutes(bot: AzureBot, handler: (context: TurnContext) => Promise<void>, log: Log): Router {
  const adapter = new ConnectorAdapter(
    { clientId: bot.appId, tenantId: bot.tenantId, clientSecret: bot.clientSecret },
    undefined,
    undefined,
    { validateServiceUrl: true }
  )
  adapter.onTurnError = async (_context, failure) => {
    log.error({ fault: failure.name }, 'an activity from the Bot Connector could not be handled')
    throw failure
  }
  const router = Router()
  router.post('/api/messages', json({ limit: LIMIT, strict: true }), connectorGuard(bot, log), async (req, res) => {
    await adapter.process(req, res, handler)
  })
  return router
}
