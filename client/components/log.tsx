import type { Boot } from '../../src/web/page/boot.ts'
import type { Conversation, OwnEntry } from '../conversation.ts'
import { Answer } from './answer.tsx'
import { AskForm, instead, sending } from './ask-form.tsx'
import { keepFocus } from './focus.ts'
import type { Actions } from './page.tsx'
import { Words } from './words.tsx'

interface Props {
  readonly conversation: Conversation
  readonly boot: Boot
  readonly actions: Actions
}

/**
 * What was said, oldest first. Screen readers read each answer once, when it
 * comes; the citizen's own words and their state are not read back, except
 * that one was not sent.
 */
export function Log({ conversation, boot, actions }: Props) {
  const { entries, connection } = conversation
  const latestOwn = entries.findLastIndex(entry => entry.by === 'citizen')
  return (
    <div class="log" role="log" aria-relevant="additions" aria-busy={connection === 'connecting'}>
      {entries.map((entry, index) =>
        entry.by === 'citizen' ? (
          <Own
            key={entry.key}
            entry={entry}
            waits={index === entries.length - 1 && connection !== 'online'}
            offline={connection === 'offline'}
            latest={index === latestOwn}
            boot={boot}
            onSendAgain={actions.sendAgain}
          />
        ) : (
          <Answer key={entry.key} entry={entry} latest={index === entries.length - 1} boot={boot} onSay={actions.say} />
        )
      )}
    </div>
  )
}

interface OwnProps {
  readonly entry: OwnEntry
  /** Whether it waits for the connection; while it waits for its answer the page says so. */
  readonly waits: boolean
  /** Whether the server cannot be reached. */
  readonly offline: boolean
  /** Whether the answers to it are the latest: where the page opens after a plain form was sent. */
  readonly latest: boolean
  readonly boot: Boot
  readonly onSendAgain: Actions['sendAgain']
}

function Own({ entry, waits, offline, latest, boot, onSendAgain }: OwnProps) {
  const { texts } = boot
  const { message, state } = entry
  return (
    <div class="own" id={latest ? 'answer' : undefined} aria-live="off">
      <p class="words">
        <span class="sr-only">{texts.youWrote}: </span>
        <bdi>{entry.text}</bdi>
      </p>
      {state === 'failed' ? (
        <div class="state failed" role="alert">
          {texts.notSent}{' '}
          {message && (
            <AskForm boot={boot}>
              <input type="hidden" name="text" value={message.text} />
              <button
                type="submit"
                class="again"
                {...(message.value && sending(message.value))}
                onMouseDown={keepFocus}
                onClick={instead(() => onSendAgain(message))}
              >
                {texts.tryAgain}
              </button>
            </AskForm>
          )}
        </div>
      ) : (
        waits && <p class="state">{texts[state]}</p>
      )}
      {/* The crisis text comes from the server; where it cannot come, this line stands. */}
      {(state === 'failed' || (state === 'sending' && offline)) && (
        <p class="state danger" role="alert">
          <Words text={texts.inDanger} alarm />
        </p>
      )}
    </div>
  )
}
