import { hydrate, render } from 'preact'
import type { Boot } from '../src/web/page/boot.ts'
import { type Activity, type ChoiceValue, type Message, message } from './activity.ts'
import { Page } from './components/page.tsx'
import { after, asSaid, type Happening, isAwaiting, spokenLanguage } from './conversation.ts'
import { DirectLine, isSessionEnd } from './directline.ts'

const boot: Boot = JSON.parse(document.getElementById('boot')?.textContent ?? '')
const page = document.getElementById('page') as HTMLElement
const actions = { say, sendAgain }

let conversation = asSaid(boot.said as readonly Activity[])
let hasAsked = false

hydrate(<Page boot={boot} conversation={conversation} actions={actions} />, page)
showLatest()
happened({ type: 'connection', connection: 'connecting' })
let line = openLine(boot.displayName !== undefined)

function openLine(signedIn: boolean): DirectLine {
  const opened = new DirectLine(
    { locale: boot.language, signedIn },
    {
      connection: connection => happened({ type: 'connection', connection }),
      signedOut: () => happened({ type: 'signed-out' }),
      activity(activity) {
        happened({ type: 'received', activity })
        // After the rest of what came with it: the answers to it.
        queueMicrotask(agreeOnLanguage)
      }
    }
  )
  void opened.run()
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
  void deliver(message(text, boot.language, value))
}

/** The pressed button goes away; the focus must not go with it. */
function sendAgain(outgoing: Message): void {
  void deliver(outgoing)
  if (document.activeElement === document.body) document.getElementById('text')?.focus()
}

async function deliver(outgoing: Message): Promise<void> {
  const key = outgoing.channelData.clientActivityID
  hasAsked = true
  happened({ type: 'sending', message: outgoing })
  try {
    await send(outgoing)
    happened({ type: 'sent', key })
  } catch {
    happened({ type: 'failed', key })
  }
}

/**
 * Somebody whose session has ended is heard all the same, as anybody is who is
 * not signed in: what they wrote may be a cry for help.
 */
async function send(outgoing: Message): Promise<void> {
  const used = line
  try {
    await used.send(outgoing)
  } catch (error) {
    if (!isSessionEnd(error)) throw error
    if (line === used) line = openLine(false)
    await line.send(outgoing)
  }
}

/**
 * Page and guide speak one language: a talk from before is told the page's, and
 * the page follows a language that was chosen in the talk.
 */
function agreeOnLanguage(): void {
  const spoken = spokenLanguage(conversation)
  if (spoken === undefined || spoken === boot.language || isAwaiting(conversation)) return
  if (hasAsked) location.assign(`/language/${spoken}`)
  else say(boot.languages.find(({ tag }) => tag === boot.language)?.name ?? boot.language, { speak: boot.language })
}

/** Brings the citizen's latest message to the top, so that its answer is read from the beginning; a talk from before is there at once. */
function showLatest(): void {
  const own = page.querySelectorAll('.own')
  own[own.length - 1]?.scrollIntoView({ behavior: hasAsked ? 'auto' : 'instant' })
}
