import type { UiTexts } from '../../src/web/page/boot.ts'
import type { Ending } from '../session-watch.ts'
import { keepFocus } from './focus.ts'
import type { Actions } from './page.tsx'

interface Props {
  readonly ending: Ending
  readonly texts: UiTexts
  readonly onStay: Actions['stay']
}

/** Warned in time to do something about it (WCAG 2.2, 2.2.1); the end a sign-in has whatever one does cannot be put off. */
export function SessionEnding({ ending, texts, onStay }: Props) {
  return (
    <p class="column">
      {texts.sessionEnding}{' '}
      {ending.canStay && (
        <button type="button" class="button" onMouseDown={keepFocus} onClick={onStay}>
          {texts.stay}
        </button>
      )}
    </p>
  )
}
