import { randomUUID } from 'node:crypto'
import { readPressed } from '../../src/bot/incoming.ts'
import { type TakenTurn, takeTurn } from '../../src/bot/turn.ts'
import { WEB_REPLY, type WebReply } from '../../src/bot/web-reply.ts'
import type { Outcome } from '../../src/domain/outcome.ts'
import type { Plan } from '../../src/domain/plan.ts'
import type { Channel, StoredActivity } from '../../src/ports/conversation-store.ts'
import type { PlanReading } from '../../src/ports/plan-source.ts'
import { type TestHouse, testHouse } from './house.ts'

const open: Conversation[] = []

// A reply nobody read is a reply nobody checked.
afterEach(() => {
  for (const one of open.splice(0)) one.demandAllRead()
})

interface Start {
  readonly plan?: Plan
  /** ISO moment with offset. */
  readonly now?: string
  /** Chosen by the citizen. */
  readonly language?: string
  /** Nothing has been chosen: this is only what the browser is set to. */
  readonly browserLanguage?: string
  readonly signedIn?: boolean
  /** The greeting is said and read before the test begins, which is about something else. */
  readonly greeted?: boolean
  readonly channel?: Channel
}

/** What may come along with a message beside its words. */
interface Sending {
  readonly value?: unknown
  readonly key?: string
  /** Another replica to send it to. */
  readonly house?: TestHouse
  readonly activity?: Readonly<Record<string, unknown>>
}

/**
 * A talk between a citizen and the bot, with the real turn, texts,
 * understanding and database; only the plan and the clock are held by the test.
 */
export async function conversation({
  plan,
  now = '2027-03-01T09:00+01:00',
  browserLanguage,
  language = browserLanguage ? undefined : 'da',
  signedIn = true,
  greeted = true,
  channel = 'web'
}: Start = {}) {
  const house = await testHouse(new Date(now), plan)
  const talk = await Conversation.begin(
    house,
    channel,
    { chosen: language, locale: language ?? browserLanguage ?? 'da' },
    signedIn ? (plan?.person.id ?? 'person-1') : undefined
  )
  open.push(talk)
  if (greeted) {
    await talk.opens()
    talk.takeReply()
  }
  return {
    citizen: {
      opensTheChat: () => talk.opens(),
      says: (text: string, sending?: Sending) => talk.send(text, sending),
      /** Presses a button of the reply read last; one that is not there fails the test. */
      taps: (label: string) => talk.tap(label),
      sendsAgain: () => talk.sendAgain(),
      isSignedOut: () => talk.endSession()
    },
    bot: {
      /** The next unread reply answers with exactly this sentence. */
      replies: (text: string) => expect(talk.takeReply().text).toBe(text),
      /** The next unread reply, to look at as a whole. */
      says: () => talk.takeReply(),
      /** Buttons of the reply read last. */
      offers: (...labels: string[]) => expect(talk.lastRead().choices.map(choice => choice.label)).toEqual(labels),
      notices: () => talk.lastRead().notices,
      source: () => talk.lastRead().source,
      /** What the reply read last sounds like. */
      speech: () => String(talk.lastActivity().activity.speak),
      labels: () => talk.lastRead().choices.map(choice => choice.label),
      /** What was said before the answer read last. */
      notes: (...notices: string[]) => expect(talk.lastRead().notices).toEqual(notices),
      /** A fact of the reply read last, in words, wherever it stands; undefined when there is none. */
      showed: (label: string) => showed(talk.lastActivity(), label),
      /** That fact as the page gets it. */
      fact: (label: string) => talk.lastRead().facts.find(one => one.label === label),
      /** Everything of the reply read last, as a client without our page shows it. */
      lastText: () => String(talk.lastActivity().activity.text),
      endedWith: (outcome: Outcome) => expect(talk.lastRead().outcome).toBe(outcome)
    },
    clock: { reaches: (moment: string) => house.clock.set(new Date(moment)) },
    caseworker: {
      changesPlanTo: (changed: Plan) => house.plans.become({ kind: 'fresh', plan: changed, readAt: house.clock.now() })
    },
    planSource: {
      becomes: (reading: PlanReading) => house.plans.become(reading),
      breaksWith: (fault: Error) => house.plans.breakWith(fault)
    },
    /** Everything kept of the talk, as it comes out of the database. */
    stored: () => house.conversations.activitiesAfter(talk.id, 0, 1000),
    log: house.log,
    house,
    id: talk.id
  }
}

class Conversation {
  readonly house: TestHouse
  readonly id: string
  readonly #language: string
  readonly #sessionId: string | undefined
  #unread: StoredActivity[] = []
  #read: StoredActivity | undefined
  #lastSent: (() => Promise<TakenTurn>) | undefined

  private constructor(house: TestHouse, id: string, language: string, sessionId: string | undefined) {
    this.house = house
    this.id = id
    this.#language = language
    this.#sessionId = sessionId
  }

  static async begin(
    house: TestHouse,
    channel: Channel,
    { chosen, locale }: { chosen?: string; locale: string },
    personId?: string
  ): Promise<Conversation> {
    const now = house.clock.now()
    const signedIn = personId ? await house.identities.signIn({ personId, displayName: 'Ida Eksempel' }, now) : undefined
    const opened = await house.conversations.open({ channel, personId, sessionId: signedIn?.session.id, language: chosen }, now)
    return new Conversation(house, opened.id, locale, signedIn?.session.id)
  }

  async opens(): Promise<void> {
    await this.#turn('opened', '', 'opened', {})
  }

  async send(text: string, sending: Sending = {}): Promise<TakenTurn> {
    const key = sending.key ?? randomUUID()
    this.#lastSent = () => this.#turn('message', text, key, sending)
    return this.#lastSent()
  }

  async tap(label: string): Promise<void> {
    const { choices } = this.lastRead()
    const choice = choices.find(offered => offered.label === label)
    if (!choice) throw new Error(`"${label}" was not offered; there were: ${choices.map(one => one.label).join(', ')}`)
    if ('href' in choice) throw new Error(`"${label}" leads out of the chat, to ${choice.href}`)
    await this.send(label, { value: choice.value })
  }

  async sendAgain(): Promise<TakenTurn> {
    if (!this.#lastSent) throw new Error('nothing has been sent')
    return this.#lastSent()
  }

  async endSession(): Promise<void> {
    if (this.#sessionId) await this.house.identities.signOut(this.#sessionId)
  }

  takeReply(): WebReply {
    const next = this.#unread.shift()
    if (!next) throw new Error('the bot has said nothing that was not read')
    this.#read = next
    return replyIn(next) as WebReply
  }

  lastActivity(): StoredActivity {
    if (!this.#read) throw new Error('no reply has been read yet')
    return this.#read
  }

  lastRead(): WebReply {
    return replyIn(this.lastActivity()) as WebReply
  }

  demandAllRead(): void {
    const texts = this.#unread.map(one => replyIn(one)?.text)
    if (texts.length > 0) throw new Error(`nobody read: ${texts.join(' | ')}`)
  }

  async #turn(kind: 'message' | 'opened', text: string, messageKey: string, sending: Sending): Promise<TakenTurn> {
    const { value, house = this.house } = sending
    const activity = { type: 'message', text, value, from: { id: 'citizen', role: 'user' }, ...sending.activity }
    const incoming = {
      conversationId: this.id,
      kind,
      messageKey,
      text,
      pressed: readPressed(value),
      locale: this.#language,
      activity
    }
    const taken = await takeTurn(house, incoming)
    this.#unread.push(...taken.activities.filter(replyIn))
    return taken
  }
}

/** The typed reply an activity of the bot's carries. */
export function replyIn({ activity }: StoredActivity): WebReply | undefined {
  const attachments = (activity.attachments ?? []) as { contentType: string; content: WebReply }[]
  return attachments.find(({ contentType }) => contentType === WEB_REPLY)?.content
}

function showed({ activity }: StoredActivity, label: string): string | undefined {
  const line = String(activity.text)
    .split('\n')
    .find(each => each.startsWith(`${label}: `))
  return line?.slice(label.length + 2)
}
