import type { Boot, UiTexts } from '../../src/web/page/boot.ts'
import type { ChoiceValue, Message } from '../activity.ts'
import { type Connection, type Conversation, isAwaiting } from '../conversation.ts'
import { Ask } from './ask.tsx'
import { Asked } from './asked.tsx'
import { Foot, Header } from './header.tsx'
import { Log } from './log.tsx'
import { SessionEnding } from './session-ending.tsx'
import { Words } from './words.tsx'

/** What the citizen can do on the page. */
export interface Actions {
  say(text: string, value?: ChoiceValue): void
  sendAgain(message: Message): void
  /** Keeps the session alive. */
  stay(): void
}

interface Props {
  readonly boot: Boot
  readonly conversation: Conversation
  readonly actions: Actions
}

/**
 * The whole page, a function of its state; `client/main.tsx` draws it in the
 * browser. Signed out, the talk begins anew in a place of its own: a smooth
 * scroll under way in the old one would carry on to where the plan had been.
 */
export function Page({ boot, conversation, actions }: Props) {
  const { connection, signedOut, ending } = conversation
  return (
    <>
      <Header boot={boot} signedIn={boot.displayName !== undefined && !signedOut} />
      <main>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
        <section key={String(signedOut)} class="scroll" aria-label={boot.texts.conversation} tabIndex={0}>
          <div class="column">
            {signedOut || boot.ended ? <SignedOut boot={boot} /> : <WhoIsHere boot={boot} />}
            {boot.notice !== undefined && <NotTaken boot={boot} />}
            {boot.olderPath !== undefined && (
              <p class="older">
                <a href={boot.olderPath}>{boot.texts.older}</a>
              </p>
            )}
            <Log conversation={conversation} boot={boot} actions={actions} />
            <Asked boot={boot} />
            <p class="awaiting" role="status">
              {isAwaiting(conversation) && connection === 'online' ? boot.texts.awaiting : ''}
            </p>
            <Foot boot={boot} />
          </div>
        </section>
        <div class={`status ${connection}`} role="status">
          <p class="column">{statusText(connection, boot.texts)}</p>
        </div>
        <div class="status ending" role="status">
          {ending && connection !== 'offline' && <SessionEnding ending={ending} texts={boot.texts} onStay={actions.stay} />}
        </div>
        <Ask boot={boot} onSay={actions.say} />
      </main>
    </>
  )
}

function WhoIsHere({ boot: { texts, displayName, signInPath, planPath } }: { readonly boot: Boot }) {
  if (displayName !== undefined) {
    return (
      <p class="signed-in">
        {texts.signedInAs} <bdi>{displayName}</bdi>{' '}
        <a class="print" href={planPath}>
          {texts.printPlan}
        </a>
      </p>
    )
  }
  return (
    <div class="sign-in">
      <a class="button primary" href={signInPath}>
        {texts.signInForPlan}
      </a>
      <p>{texts.signInWhy}</p>
    </div>
  )
}

function SignedOut({ boot }: { readonly boot: Boot }) {
  return (
    <div class="sign-in signed-out" role="alert">
      <a class="button primary" href={boot.signInPath}>
        {boot.texts.signIn}
      </a>
      <p>{boot.texts.signedOut}</p>
    </div>
  )
}

/** Why what was sent was not taken; in danger nobody should have to try again. */
function NotTaken({ boot: { notice, texts } }: { readonly boot: Boot }) {
  return (
    <div class="sign-in signed-out" role="alert">
      <p>{notice}</p>
      <p>
        <Words text={texts.inDanger} alarm />
      </p>
    </div>
  )
}

/** What the connection is doing when it is not simply there. */
function statusText(connection: Connection, texts: UiTexts): string {
  if (connection === 'connecting') return texts.connecting
  return connection === 'offline' ? texts.offline : ''
}
