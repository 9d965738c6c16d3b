import type { TargetedKeyboardEvent, TargetedSubmitEvent } from 'preact'
import type { Boot } from '../../src/web/page/boot.ts'
import { AskForm, instead, sending } from './ask-form.tsx'
import { keepFocus } from './focus.ts'
import type { Actions } from './page.tsx'

interface Props {
  readonly boot: Boot
  readonly onSay: Actions['say']
}

/** The four questions and the text field: always in sight. */
export function Ask({ boot, onSay }: Props) {
  return (
    <div class="ask">
      <div class="column">
        <AskForm boot={boot}>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are buttons that send at once */}
          <div class="questions" role="group" aria-label={boot.texts.fourQuestions}>
            {boot.questions.map(({ ask, label }) => (
              <button
                key={ask}
                class="button"
                type="submit"
                {...sending({ ask })}
                onMouseDown={keepFocus}
                onClick={instead(() => onSay(label, { ask }))}
              >
                {label}
              </button>
            ))}
          </div>
        </AskForm>
        <AskForm
          boot={boot}
          class="write"
          onSubmit={event => {
            const text = takeText(event)
            if (text) onSay(text)
          }}
        >
          <label for="text">{boot.texts.write}</label>
          <textarea
            id="text"
            name="text"
            rows={1}
            enterkeyhint="send"
            autocomplete="off"
            dir="auto"
            defaultValue={boot.written}
            onKeyDown={sendOnEnter}
          />
          <button class="button primary" type="submit" onMouseDown={keepFocus}>
            {boot.texts.send}
          </button>
        </AskForm>
      </div>
    </div>
  )
}

/** Empties the field, keeps the focus there, and returns what was written. */
function takeText(event: TargetedSubmitEvent<HTMLFormElement>): string {
  event.preventDefault()
  const field = event.currentTarget.elements.namedItem('text') as HTMLTextAreaElement
  const text = field.value.trim()
  field.value = ''
  field.focus()
  return text
}

/** Enter sends and Shift+Enter makes a new line; Enter that ends a composed character (IME) does neither. */
function sendOnEnter(event: TargetedKeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
