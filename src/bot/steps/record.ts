import type { Conversation, ConversationState, StoredActivity, Turn } from '../../ports/conversation-store.ts'
import { activityId, toActivity } from '../activity.ts'
import type { House } from '../house.ts'
import type { Spoken } from '../spoken.ts'
import type { Received } from './receive.ts'

/** Everything the turn leaves behind, numbered, to be stored together or not at all. */
export function record(house: House, received: Received, conversation: Conversation, spoken: Spoken): Turn {
  const { incoming, now } = received
  const heard: StoredActivity[] = []
  if (incoming.kind === 'message') {
    const seq = conversation.watermark + 1
    const as = { id: activityId(conversation.id, seq), timestamp: now.toISOString() }
    heard.push({ seq, activity: { ...keptOf(received), ...as } })
  }
  const seq = conversation.watermark + heard.length + 1
  const said: StoredActivity = {
    seq,
    activity: toActivity(house.texts, conversation.id, seq, spoken, now, heard[0]?.activity.id)
  }
  return {
    conversation,
    messageKey: incoming.messageKey,
    state: stateAfter(conversation.state, spoken, received),
    question: spoken.question,
    outcome: spoken.reply.outcome,
    at: now,
    activities: [...heard, said]
  }
}

/**
 * Of the citizen's message only what was read: a field nobody looked at might
 * hold a second copy of the text, with the CPR number still in it.
 */
function keptOf({ incoming, text }: Received): Record<string, unknown> {
  const { type, from, conversation, channelId, locale, channelData } = incoming.activity
  const { clientActivityID } = (channelData ?? {}) as { clientActivityID?: unknown }
  return {
    type,
    from,
    conversation,
    channelId,
    locale,
    ...(typeof clientActivityID === 'string' ? { channelData: { clientActivityID } } : {}),
    value: incoming.pressed,
    text
  }
}

function stateAfter(before: ConversationState, { reply, question }: Spoken, { incoming, language }: Received): ConversationState {
  const missed = reply.outcome === 'not-understood' || reply.outcome === 'offered-choices'
  const pressed = incoming.pressed && 'speak' in incoming.pressed ? language : undefined
  return {
    language: reply.language ?? pressed ?? before.language,
    lastQuestion: question ?? before.lastQuestion,
    shownItems: reply.from.length > 0 ? reply.from.map(item => item.id) : before.shownItems,
    offered: reply.next.flatMap(choice => ('ask' in choice ? [choice.ask] : [])),
    misses: missed ? before.misses + 1 : 0,
    introduced: true
  }
}
