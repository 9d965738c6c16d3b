import type { Boot } from '../../src/web/page/boot.ts'
import { AskForm, sending } from './ask-form.tsx'

/** The question of the link the citizen came by, to press where no script asks it. */
export function Asked({ boot }: { readonly boot: Boot }) {
  if (!boot.asked) return null
  const { ask, label } = boot.asked
  return (
    <AskForm boot={boot} class="choices asked">
      <button type="submit" class="button primary" {...sending({ ask })}>
        {label}
      </button>
    </AskForm>
  )
}
