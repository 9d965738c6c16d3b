import { renderToString } from 'preact-render-to-string'
import type { Drawing } from '../src/web/page/drawing.ts'
import type { Activity, Message } from './activity.ts'
import { type Actions, Page } from './components/page.tsx'
import { Statement } from './components/statement.tsx'
import { WholePlan } from './components/whole-plan.tsx'
import { after, asSaid, type Conversation } from './conversation.ts'

const WITHOUT_SCRIPT: Actions = { say: () => {}, sendAgain: () => {}, stay: () => {} }

/** The same page as the browser draws, as the HTML it begins with. */
export const drawing: Drawing = {
  page(boot, unsent) {
    const said = asSaid(boot.said as readonly Activity[])
    const conversation = unsent ? failed(said, unsent as Message) : said
    return renderToString(<Page boot={boot} conversation={conversation} actions={WITHOUT_SCRIPT} />)
  },
  wholePlan: (boot, answers) => renderToString(<WholePlan boot={boot} answers={answers} />),
  statement: (boot, sections) => renderToString(<Statement boot={boot} sections={sections} />)
}

function failed(said: Conversation, message: Message): Conversation {
  const key = message.channelData.clientActivityID
  return after(after(said, { type: 'sending', message }), { type: 'failed', key })
}
