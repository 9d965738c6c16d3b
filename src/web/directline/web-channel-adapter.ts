import { Activity, type ConversationReference } from '@microsoft/agents-activity'
import { BaseAdapter, TurnContext } from '@microsoft/agents-hosting'

/** What takes a turn: the bot's own entry, or the logic of a turn nobody's message began. */
export type TurnHandler = (context: TurnContext) => Promise<void>

/**
 * Our web channel, as the bot SDK knows channels. A turn stores its answers
 * itself, in one transaction with the message, and open chats read them from
 * there; so sending only says that there is something to read.
 */
export class WebChannelAdapter extends BaseAdapter {
  readonly #announce: (conversationId: string) => void

  constructor(announce: (conversationId: string) => void) {
    super()
    this.#announce = announce
    // The SDK's own handler tells the citizen to fix the source code.
    this.onTurnError = async (_context, error) => {
      throw error
    }
  }

  /** Takes one turn. Returns its context, to ask what the turn left behind. */
  async run(activity: Activity, handler: TurnHandler): Promise<TurnContext> {
    const context = new TurnContext(this, activity)
    await this.runMiddleware(context, handler)
    return context
  }

  async sendActivities(context: TurnContext, activities: Activity[]): Promise<{ id: string }[]> {
    const conversationId = context.activity.conversation?.id
    if (!conversationId) throw new Error('An activity without a conversation cannot be sent.')
    this.#announce(conversationId)
    return activities.map(({ id = '' }) => ({ id }))
  }

  async continueConversation(_appId: unknown, reference: Partial<ConversationReference>, logic: TurnHandler): Promise<void> {
    const { conversation, channelId } = reference
    if (!conversation || !channelId) throw new Error('A conversation is continued by its id and channel.')
    await this.run(Activity.getContinuationActivity({ ...reference, conversation, channelId }), logic)
  }

  async updateActivity(): Promise<never> {
    throw notOffered('changing a message')
  }

  async deleteActivity(): Promise<never> {
    throw notOffered('deleting a message')
  }

  async uploadAttachment(): Promise<never> {
    throw notOffered('uploading a file')
  }

  async getAttachmentInfo(): Promise<never> {
    throw notOffered('reading a file')
  }

  async getAttachment(): Promise<never> {
    throw notOffered('reading a file')
  }
}

function notOffered(what: string): Error {
  return new Error(`The web channel does not offer ${what}: what was said stays as it was said.`)
}
