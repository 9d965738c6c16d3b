import { Activity } from '@microsoft/agents-activity'
import { activityId, BOT } from '../../src/bot/activity.ts'
import { setStoredMessageId } from '../../src/bot/channel-turn.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Conversation, ConversationStore, StoredActivity } from '../../src/ports/conversation-store.ts'
import type { TurnHandler } from '../../src/web/directline/web-channel-adapter.ts'

/** The smallest bot that keeps its turns as ours does: it greets, and says everything back. */
export function createEchoBot(conversations: ConversationStore, clock: Clock): TurnHandler {
  const takeTurn = async (activity: Activity, key: string): Promise<readonly StoredActivity[]> => {
    const conversation = await conversations.find(String(activity.conversation?.id))
    if (!conversation) throw new Error('there is no such conversation')
    const earlier = await conversations.answered(conversation.id, key)
    if (earlier) return earlier
    const activities = conversed(conversation, activity)
    const turn = {
      conversation,
      messageKey: key,
      state: conversation.state,
      outcome: 'answered',
      at: clock.now(),
      activities
    } as const
    return (await conversations.commit(turn)) === 'committed' ? activities : takeTurn(activity, key)
  }

  return async context => {
    const { activity } = context
    const isMessage = activity.type === 'message'
    const activities = await takeTurn(
      activity,
      isMessage ? (activity.channelData?.clientActivityID ?? String(activity.id)) : 'opened'
    )
    const [first] = activities
    if (isMessage && first) setStoredMessageId(context, String(first.activity.id))
    await context.sendActivities(activities.map(stored => Activity.fromObject(stored.activity)))
  }
}

function conversed({ id, watermark, state }: Conversation, activity: Activity): StoredActivity[] {
  const heard = activity.type === 'message' ? [JSON.parse(activity.toJsonString())] : []
  const text = heard.length
    ? `You said: ${activity.text ?? JSON.stringify(activity.value)}`
    : `Welcome (${state.language ?? 'no language'})`
  return [...heard, { type: 'message', from: BOT, conversation: { id }, text }].map((said, index) => {
    const seq = watermark + index + 1
    return { seq, activity: { ...said, id: activityId(id, seq) } }
  })
}
