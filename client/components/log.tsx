import type { UiTexts } from '../../src/web/page/boot.ts'
import type { Conversation, OwnEntry } from '../conversation.ts'
import { Answer } from './answer.tsx'
import { keepFocus } from './focus.ts'
import type { Actions } from './page.tsx'

interface Props {
  readonly conversation: Conversation
  readonly texts: UiTexts
  readonly language: string
  readonly actions: Actions
}

/**
 * What was said, oldest first. Screen readers read each answer once, when it
 * comes; the citizen's own words and their state are not read back, except
 * that one was not sent.
 */
export function Log({ conversation, texts, language, actions }: Props) {
  const { entries, connection } = conversation
  return (
    <div class="log" role="log" aria-relevant="additions" aria-busy={connection === 'connecting'}>
      {entries.map((entry, index) =>
        entry.by === 'citizen' ? (
          <Own
            key={entry.key}
            entry={entry}
            waits={index === entries.length - 1 && connection !== 'online'}
            texts={texts}
            onSendAgain={actions.sendAgain}
          />
        ) : (
          <Answer
            key={entry.key}
            entry={entry}
            latest={index === entries.length - 1}
            texts={texts}
            language={language}
            onSay={actions.say}
          />
        )
      )}
    </div>
  )
}

interface OwnProps {
  readonly entry: OwnEntry
  /** Whether it waits for the connection; while it waits for its answer the page says so. */
  readonly waits: boolean
  readonly texts: UiTexts
  readonly onSendAgain: Actions['sendAgain']
}

function Own({ entry, waits, texts, onSendAgain }: OwnProps) {
  const { message, state } = entry
  return (
    <div class="own" aria-live="off">
      <p class="words">
        <span class="sr-only">{texts.youWrote}: </span>
        <bdi>{entry.text}</bdi>
      </p>
      {state === 'failed' ? (
        <p class="state failed" role="alert">
          {texts.notSent}{' '}
          {message && (
            <button type="button" class="again" onMouseDown={keepFocus} onClick={() => onSendAgain(message)}>
              {texts.tryAgain}
            </button>
          )}
        </p>
      ) : (
        waits && <p class="state">{texts[state]}</p>
      )}
    </div>
  )
}
