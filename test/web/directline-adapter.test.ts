import { Activity } from '@microsoft/agents-activity'
import type { TurnContext } from '@microsoft/agents-hosting'
import { WebChannelAdapter } from '../../src/web/directline/web-channel-adapter.ts'

const activity = () =>
  Activity.fromObject({
    type: 'message',
    id: 'm1',
    text: 'hej',
    channelId: 'webchat',
    serviceUrl: 'http://localhost',
    from: { id: 'dl_c1' },
    recipient: { id: 'naeste-skridt' },
    conversation: { id: 'c1' }
  })

describe('the web channel, as the bot SDK sees it', () => {
  const announced: string[] = []
  const adapter = new WebChannelAdapter(conversationId => announced.push(conversationId))
  afterEach(() => announced.splice(0))

  it('says that a conversation has something new when the bot sends', async () => {
    await adapter.run(activity(), async context => {
      await context.sendActivities([
        Activity.fromObject({ type: 'message', text: 'one' }),
        Activity.fromObject({ type: 'message', text: 'two' })
      ])
    })
    expect(announced).toEqual(['c1'])
  })

  it('hands a failure on instead of telling the citizen to fix the source code', async () => {
    const turn = adapter.run(activity(), async () => {
      throw new Error('the bot failed')
    })
    await expect(turn).rejects.toThrow('the bot failed')
    expect(announced).toEqual([])
  })

  it('continues a conversation nobody has written in just now', async () => {
    const reference = activity().getConversationReference()
    let seen: string | undefined
    await adapter.continueConversation('naeste-skridt', reference, async (context: TurnContext) => {
      seen = context.activity.name
      await context.sendActivity('a caseworker has answered')
    })
    expect(seen).toBe('ContinueConversation')
    expect(announced).toEqual(['c1'])
  })

  it('does not change or delete what was said, and takes no files', async () => {
    const context = await adapter.run(activity(), async () => undefined)
    await expect(context.updateActivity(activity())).rejects.toThrow('does not offer changing a message')
    await expect(context.deleteActivity('m1')).rejects.toThrow('does not offer deleting a message')
    await expect(context.getAttachmentInfo('a1')).rejects.toThrow('does not offer reading a file')
  })
})
