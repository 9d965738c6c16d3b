import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Activity } from '@microsoft/agents-activity'
import { ActivityHandler, BaseAdapter, ConversationState, MemoryStorage, TurnContext } from '@microsoft/agents-hosting'
import express from 'express'

/**
 * The yardstick: the smallest bot of the same SDK that answers and remembers,
 * over the same HTTP address as ours. State in memory, no identity, no
 * database, no understanding, no plan.
 */
class MemoryChannel extends BaseAdapter {
  async run(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.runMiddleware(new TurnContext(this, activity), logic)
  }
  async sendActivities(_context: TurnContext, activities: Activity[]) {
    return activities.map((_activity, index) => ({ id: String(index) }))
  }
  async updateActivity(): Promise<void> {}
  async deleteActivity(): Promise<void> {}
  async continueConversation(): Promise<void> {}
  async uploadAttachment(): Promise<never> {
    throw new Error('not part of the yardstick')
  }
  async getAttachmentInfo(): Promise<never> {
    throw new Error('not part of the yardstick')
  }
  async getAttachment(): Promise<never> {
    throw new Error('not part of the yardstick')
  }
}

const state = new ConversationState(new MemoryStorage())
const turns = state.createProperty<number>('turns')
const echo = new ActivityHandler().onMessage(async (context, next) => {
  await turns.set(context, (await turns.get(context, 0)) + 1)
  await context.sendActivity(`echo: ${context.activity.text}`)
  await state.saveChanges(context)
  await next()
})

const channel = new MemoryChannel()
const app = express()
app.post('/v3/directline/conversations/:id/activities', express.json(), async (req, res) => {
  const activity = Activity.fromObject({
    ...req.body,
    channelId: 'webchat',
    conversation: { id: req.params.id },
    serviceUrl: 'http://127.0.0.1',
    recipient: { id: 'bot' }
  })
  await channel.run(activity, context => echo.run(context))
  res.json({ id: `${req.params.id}|1` })
})

const server = app.listen(0, '127.0.0.1')
await once(server, 'listening')
process.send?.({ port: (server.address() as AddressInfo).port })
