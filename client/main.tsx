import { hydrate, render } from 'preact'
import type { Boot } from '../src/web/page/boot.ts'
import { type Activity, type ChoiceValue, type Message, message } from './activity.ts'
import { type Actions, Page } from './components/page.tsx'
import { after, asSaid, type Happening, isAwaiting, spokenLanguage } from './conversation.ts'
import { DirectLine } from './directline.ts'
import { Outbox } from './outbox.ts'
import { stopReading } from './reading.ts'
import { isSessionEnd } from './requests.ts'
import { SessionWatch } from './session-watch.ts'

const page = document.getElementById('page') as HTMLElement
const actions: Actions = { say, sendAgain, stay }
const outbox = new Outbox({ send, tell, storage: sessionStorage })
const watch = new SessionWatch({
  ask: () => void line.look(),
  warn: ending => happened({ type: 'session-ending', ending })
})

let boot: Boot = JSON.parse(document.getElementById('boot')?.textContent ?? '')
let conversation = asSaid(boot.said as readonly Activity[])
let hasAsked = false

hydrate(<Page boot={boot} conversation={conversation} actions={actions} />, page)
showLatest()
happened({ type: 'connection', connection: 'connecting' })
let line = openLine(boot.displayName !== undefined, boot.line)

// A page that the Back button takes out of the browser's memory may be of a session that has ended since.
addEventListener('pageshow', event => event.persisted && location.reload())
addEventListener('pagehide', stopReading)

function openLine(signedIn: boolean, ready?: Boot['line']): DirectLine {
  const opened = new DirectLine(
    { locale: boot.language, signedIn, line: ready },
    {
      joined: conversationId => outbox.opened(conversationId),
      connection(connection) {
        if (connection === 'offline') outbox.lost()
        happened({ type: 'connection', connection })
      },
      session: end => watch.told(end),
      signedOut() {
        watch.over()
        happened({ type: 'signed-out' })
      },
      activity(activity) {
        happened({ type: 'received', activity })
        // After the rest of what came with it: the answers to it.
        queueMicrotask(agree)
      }
    }
  )
  // After it is known as the line: a page that came with one can send at once.
  queueMicrotask(() => void opened.run())
  return opened
}

function happened(happening: Happening): void {
  const before = conversation.entries.length
  conversation = after(conversation, happening)
  draw()
  if (conversation.entries.length > before) showLatest()
}

function draw(): void {
  render(<Page boot={boot} conversation={conversation} actions={actions} />, page)
}

function say(text: string, value?: ChoiceValue): void {
  deliver(message(text, boot.language, value))
}

/** The pressed button goes away; the focus must not go with it. */
function sendAgain(outgoing: Message): void {
  deliver(outgoing)
  keepFocusIn('#text')
}

/** The conversation takes the focus: the text field would open a phone's keyboard over it. */
function stay(): void {
  void line.stay().then(() => keepFocusIn('.scroll'))
}

function keepFocusIn(place: string): void {
  if (document.activeElement === document.body) page.querySelector<HTMLElement>(place)?.focus()
}

function deliver(outgoing: Message): void {
  hasAsked = true
  outbox.add(outgoing)
  line.hurry()
}

function tell(outgoing: Message, state: 'sending' | 'sent' | 'failed'): void {
  if (state === 'sending') happened({ type: 'sending', message: outgoing })
  else happened({ type: state, key: outgoing.channelData.clientActivityID })
  if (state === 'sent' && conversation.ending) void line.look()
}

/**
 * Somebody whose session has ended is heard all the same, as anybody is who is
 * not signed in: what they wrote may be a cry for help.
 */
async function send(outgoing: Message): Promise<void> {
  try {
    await line.send(outgoing)
  } catch (error) {
    if (isSessionEnd(error)) {
      outbox.moves()
      line = openLine(false)
    }
    throw error
  }
}

/**
 * Page and guide speak one language: a talk from before is told the page's, and
 * the page follows a language that was chosen in the talk. Then the question of
 * the link is asked, if the citizen came by one.
 */
function agree(): void {
  const spoken = spokenLanguage(conversation)
  if (spoken === undefined || isAwaiting(conversation)) return
  if (spoken === boot.language) askLinked()
  else if (hasAsked) location.assign(`/language/${spoken}`)
  else say(boot.languages.find(({ tag }) => tag === boot.language)?.name ?? boot.language, { speak: boot.language })
}

/** Once: neither a reload nor the Back button asks it again. */
function askLinked(): void {
  const { asked } = boot
  if (!asked) return
  boot = { ...boot, asked: undefined }
  history.replaceState(null, '', '/')
  say(asked.label, { ask: asked.ask })
}

/** Brings the citizen's latest message to the top, so that its answer is read from the beginning; a talk from before is there at once. */
function showLatest(): void {
  const own = page.querySelectorAll('.own')
  own[own.length - 1]?.scrollIntoView({ behavior: hasAsked ? 'auto' : 'instant' })
}
