import { describe, expect, it } from '@jest/globals'
import { type Message, message } from '../../client/activity.ts'
import { Outbox } from '../../client/outbox.ts'
import { Refused } from '../../client/requests.ts'

const UNREACHED = new TypeError('Failed to fetch')
const TOO_BIG = new Refused(413, 'PayloadTooLarge')
const TOO_OLD = new Refused(403, 'TokenExpired')

describe('What the citizen writes', () => {
  it('goes out one after another, in the order it was written', async () => {
    const post = aPost()
    post.outbox.opened('talk')
    post.writes('først')
    post.writes('så')
    expect(post.underWay()).toEqual(['først'])
    await post.answers('først')
    expect(post.underWay()).toEqual(['så'])
    await post.answers('så')
    expect(post.states).toEqual({ først: 'sent', så: 'sent' })
  })

  it('waits for the line, and is told as not sent when the line is lost', async () => {
    const post = aPost()
    post.writes('først')
    expect(post.states).toEqual({ først: 'sending' })
    post.outbox.lost()
    expect([post.states, post.underWay()]).toEqual([{ først: 'failed' }, []])
  })

  it('goes out by itself when the line is back, in order, as the same messages', async () => {
    const post = aPost()
    post.outbox.opened('talk')
    const first = post.writes('først')
    await post.answers('først', UNREACHED)
    post.writes('så')
    post.outbox.lost()
    expect(post.states).toEqual({ først: 'failed', så: 'failed' })
    post.outbox.opened('talk')
    expect(post.states).toEqual({ først: 'sending', så: 'sending' })
    await post.answers('først')
    await post.answers('så')
    expect(post.taken).toEqual(['først', 'så'])
    expect(post.tried.filter(({ text }) => text === 'først').map(keyOf)).toEqual([keyOf(first), keyOf(first)])
  })

  it('is not sent twice when the citizen presses "try again" while it waits', async () => {
    const post = aPost()
    const first = post.writes('først')
    post.outbox.lost()
    post.outbox.add(first)
    post.outbox.opened('talk')
    await post.answers('først')
    expect([post.taken, post.underWay()]).toEqual([['først'], []])
  })

  it('does not hold up the next when the server has said no to it, and is not tried again by itself', async () => {
    const post = aPost()
    post.outbox.opened('talk')
    post.writes('alt for langt')
    post.writes('så')
    await post.answers('alt for langt', TOO_BIG)
    await post.answers('så')
    post.outbox.opened('talk')
    expect([post.states, post.taken]).toEqual([{ 'alt for langt': 'failed', så: 'sent' }, ['så']])
    expect(post.underWay()).toEqual([])
  })

  it('is tried again when only the token was too old', async () => {
    const post = aPost()
    post.outbox.opened('talk')
    post.writes('først')
    await post.answers('først', TOO_OLD)
    post.outbox.opened('talk')
    await post.answers('først')
    expect(post.taken).toEqual(['først'])
  })

  it('outlives a reload of the tab, in its place before what is written after it', async () => {
    const storage = aStorage()
    const before = aPost(storage)
    before.outbox.opened('talk')
    const left = before.writes('først')
    const post = aPost(storage)
    post.writes('så')
    post.outbox.opened('talk')
    expect(post.tried.map(keyOf)).toEqual([keyOf(left)])
    await post.answers('først')
    await post.answers('så')
    expect([post.taken, storage.getItem('unsent')]).toEqual([['først', 'så'], null])
  })

  it('is nobody’s in another talk: somebody else may have signed in', () => {
    const storage = aStorage()
    const before = aPost(storage)
    before.outbox.opened('hers')
    before.writes('det må ingen se')
    const post = aPost(storage)
    post.outbox.opened('his')
    expect([post.tried, storage.getItem('unsent')]).toEqual([[], null])
  })

  it('gets by where the browser keeps nothing, or keeps nonsense', async () => {
    const refuse = () => {
      throw new Error('no storage here')
    }
    for (const storage of [
      { getItem: refuse, setItem: refuse, removeItem: refuse },
      { ...aStorage(), getItem: () => '{' }
    ]) {
      const post = aPost(storage)
      post.outbox.opened('talk')
      post.writes('først')
      await post.answers('først')
      expect(post.taken).toEqual(['først'])
    }
  })
})

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** An outbox whose messages wait until the test says what became of them. */
function aPost(storage: Kept = aStorage()) {
  const onTheWay = new Map<string, (error?: Error) => void>()
  const states: Record<string, string> = {}
  const tried: Message[] = []
  const taken: string[] = []
  const outbox = new Outbox({
    storage,
    tell: ({ text }, state) => {
      states[text] = state
    },
    send: sent => {
      tried.push(sent)
      return new Promise((resolve, reject) =>
        onTheWay.set(sent.text, error => {
          onTheWay.delete(sent.text)
          if (error) return reject(error)
          taken.push(sent.text)
          resolve()
        })
      )
    }
  })
  return {
    outbox,
    states,
    tried,
    taken,
    underWay: () => [...onTheWay.keys()],
    writes(text: string): Message {
      const written = message(text, 'da')
      outbox.add(written)
      return written
    },
    /** The message arrives, or does not; resolves when the outbox has seen to it. */
    async answers(text: string, error?: Error): Promise<void> {
      const answer = onTheWay.get(text)
      if (!answer) throw new Error(`"${text}" is not on the way`)
      answer(error)
      await new Promise(setImmediate)
    }
  }
}

function aStorage(): Kept {
  const kept = new Map<string, string>()
  return {
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: key => kept.delete(key)
  }
}

function keyOf({ channelData }: Message): string {
  return channelData.clientActivityID
}
