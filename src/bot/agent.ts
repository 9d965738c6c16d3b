import { Activity, ActivityTypes } from '@microsoft/agents-activity'
import { ActivityHandler, type TurnContext } from '@microsoft/agents-hosting'
import type { Channel, Conversation } from '../ports/conversation-store.ts'
import { callerOf, setStoredMessageId } from './channel-turn.ts'
import type { House } from './house.ts'
import { type Incoming, readPressed } from './incoming.ts'
import { takeTurn } from './turn.ts'

/**
 * Where the SDK meets the turn: an activity comes in, a turn is taken and
 * stored, and only then are its answers handed to the channel.
 */
export function createAgent(house: House): ActivityHandler {
  return new ActivityHandler()
    .onMessage(async (context, next) => {
      await converse(house, context, 'message')
      await next()
    })
    .onMembersAdded(async (context, next) => {
      const somebodyElse = context.activity.membersAdded?.some(member => member.id !== context.activity.recipient?.id)
      if (somebodyElse) await converse(house, context, 'opened')
      await next()
    })
}

async function converse(house: House, context: TurnContext, kind: Incoming['kind']): Promise<void> {
  const caller = callerOf(context)
  const conversation = caller?.conversation ?? (await conversationOf(house, context.activity))
  const { activities, repeated } = await takeTurn(house, toIncoming(context.activity, conversation.id, kind), caller)
  const [first] = activities
  if (kind === 'message' && first) setStoredMessageId(context, String(first.activity.id))
  // A message that is sent again has been answered: the channel's own store shows the answer.
  if (repeated && conversation.channel === 'web') return
  const answers = kind === 'message' ? activities.slice(1) : activities
  await context.sendActivities(answers.map(({ activity }) => addressed(context, activity)))
}

/** Our own channel names our conversation; any other has an id of its own for it. */
async function conversationOf(house: House, activity: Activity): Promise<Pick<Conversation, 'id' | 'channel'>> {
  const externalId = activity.conversation?.id ?? ''
  if (activity.channelId === 'webchat') return { id: externalId, channel: 'web' }
  const channel: Channel = activity.channelId === 'msteams' ? 'msteams' : 'other'
  const known = await house.conversations.findExternal(channel, externalId)
  return known ?? house.conversations.open({ channel, externalId, language: activity.locale }, house.clock.now())
}

function toIncoming(activity: Activity, conversationId: string, kind: Incoming['kind']): Incoming {
  const { type, from, conversation, channelId, locale, value, channelData } = activity
  const { clientActivityID } = (channelData ?? {}) as { clientActivityID?: unknown }
  return {
    conversationId,
    kind,
    // A client chooses its ids, so they must not be able to look like ours.
    messageKey: kind === 'opened' ? 'opened' : `message ${typeof clientActivityID === 'string' ? clientActivityID : activity.id}`,
    text: activity.text ?? '',
    pressed: readPressed(value),
    locale,
    activity: { type, from, conversation, channelId, locale, value, channelData }
  }
}

/** The same answer, addressed to the channel it came by. We have just made it, so nothing in it needs to be checked. */
function addressed(context: TurnContext, activity: Readonly<Record<string, unknown>>): Activity {
  const { conversation, from, channelId, serviceUrl, id } = context.activity
  const address = { conversation, recipient: from, channelId, serviceUrl, ...(id ? { replyToId: id } : {}) }
  return Object.assign(new Activity(ActivityTypes.Message), activity, address)
}
