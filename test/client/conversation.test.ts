import { describe, expect, it } from '@jest/globals'
import { type Activity, message } from '../../client/activity.ts'
import { after, type Conversation, type Happening, NOTHING_SAID } from '../../client/conversation.ts'
import { WEB_REPLY, type WebReply } from '../../src/bot/web-reply.ts'

const question = message('Hvad er mit næste skridt?', 'da', { ask: 'next-step' })
const key = question.channelData.clientActivityID

const reply: WebReply = {
  language: 'da',
  dir: 'ltr',
  outcome: 'answered',
  urgent: false,
  notices: [],
  text: 'En samtale på torsdag.',
  facts: [],
  more: [],
  choices: []
}
const answer: Activity = {
  type: 'message',
  id: 'c|2',
  text: reply.text,
  from: { id: 'guide', role: 'bot' },
  attachments: [{ contentType: WEB_REPLY, content: reply }]
}

describe('The conversation on the page', () => {
  it('says of a message that it is being sent, and then that it is sent', () => {
    expect(statesAfter({ type: 'sending', message: question })).toEqual(['sending'])
    expect(statesAfter({ type: 'sending', message: question }, { type: 'sent', key })).toEqual(['sent'])
  })

  it('keeps a message that was not sent, to be sent again as the same message', () => {
    const failed = [
      { type: 'sending', message: question },
      { type: 'failed', key }
    ] as const
    expect(talk(...failed).entries).toEqual([{ by: 'citizen', key, text: question.text, state: 'failed', message: question }])
    expect(statesAfter(...failed, { type: 'sending', message: question })).toEqual(['sending'])
  })

  it('shows a message that comes back from the server once, in the words the server kept', () => {
    const { entries } = talk({ type: 'sending', message: question }, received({ ...question, id: 'c|1', text: '••••••-••••' }))
    expect(entries).toEqual([{ by: 'citizen', key, text: '••••••-••••', state: 'sent' }])
  })

  it('calls a message sent once it has come back, though its own request failed', () => {
    const back = received({ ...question, id: 'c|1' })
    expect(statesAfter({ type: 'sending', message: question }, back, { type: 'failed', key })).toEqual(['sent'])
    expect(statesAfter({ type: 'sending', message: question }, { type: 'failed', key }, back)).toEqual(['sent'])
  })

  it('knows a message of an earlier visit as the citizen’s by its role', () => {
    const earlier = received({ type: 'message', id: 'c|1', text: 'Hej', from: { id: 'somebody', role: 'user' } })
    expect(talk(earlier).entries).toEqual([{ by: 'citizen', key: 'c|1', text: 'Hej', state: 'sent' }])
  })

  it('takes the typed reply of an answer, and plain text where there is none', () => {
    const { entries } = talk(received(answer), received({ ...answer, id: 'c|3', text: 'Kun tekst', attachments: [] }))
    expect(entries).toEqual([
      { by: 'guide', key: 'c|2', text: reply.text, reply },
      { by: 'guide', key: 'c|3', text: 'Kun tekst', reply: undefined }
    ])
  })

  it('shows nothing for what is not a message', () => {
    expect(talk(received({ type: 'typing', id: 'c|1', from: { role: 'bot' } })).entries).toEqual([])
  })

  it('takes the plan away when the session has ended, but not what the citizen has not got sent', () => {
    const unsent = message('Jeg har et langt spørgsmål', 'da')
    const { entries, signedOut } = talk(
      received({ ...question, id: 'c|1' }),
      received(answer),
      { type: 'sending', message: unsent },
      { type: 'signed-out' }
    )
    expect(signedOut).toBe(true)
    expect(entries.map(entry => entry.text)).toEqual(['Jeg har et langt spørgsmål'])
  })

  it('greets nobody who was signed out in the middle of writing, and shows them their answer', () => {
    const entries = (happening: Happening) => talk({ type: 'signed-out' }, happening).entries.length
    expect(entries(received(answer))).toBe(0)
    expect(entries(received({ ...answer, replyToId: 'c|1' }))).toBe(1)
  })

  it('puts what is said in the order of the server, and what has not got there yet below', () => {
    const later = message('Og hvor?', 'da')
    const { entries } = talk(
      { type: 'sending', message: question },
      { type: 'sending', message: later },
      { type: 'sent', key },
      received({ ...answer, id: 'c|0', text: 'Hej' }),
      received({ ...question, id: 'c|1' }),
      received(answer)
    )
    expect(entries.map(entry => entry.text)).toEqual(['Hej', question.text, reply.text, 'Og hvor?'])
  })

  it('keeps everything when only the connection is lost', () => {
    expect(talk(received(answer), { type: 'connection', connection: 'offline' }).entries).toHaveLength(1)
  })
})

function talk(...happenings: readonly Happening[]): Conversation {
  return happenings.reduce(after, NOTHING_SAID)
}

function received(activity: Activity): Happening {
  return { type: 'received', activity }
}

function statesAfter(...happenings: readonly Happening[]): (string | undefined)[] {
  return talk(...happenings).entries.map(entry => (entry.by === 'citizen' ? entry.state : undefined))
}
