import type { ComponentChildren } from 'preact'
import type { Boot } from '../../src/web/page/boot.ts'
import type { ChoiceValue } from '../activity.ts'

interface Props {
  readonly boot: Boot
  readonly class?: string
  readonly onSubmit?: (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => void
  readonly children: ComponentChildren
}

/**
 * Asks without script, too: what is pressed before there is any, or where there
 * never is, goes to the server as a plain form. The key makes a double press
 * one message.
 */
export function AskForm({ boot, class: look, onSubmit, children }: Props) {
  return (
    <form class={look} method="post" action={boot.askPath} onSubmit={onSubmit}>
      <input type="hidden" name="key" value={boot.formKey} />
      <input type="hidden" name="token" value={boot.formToken} />
      {children}
    </form>
  )
}

/** What a button sends in a plain form: a question to ask, or a language to speak. */
export function sending(value: ChoiceValue): { readonly name: 'ask' | 'speak'; readonly value: string } {
  return 'ask' in value ? { name: 'ask', value: value.ask } : { name: 'speak', value: value.speak }
}

/** For `onClick`: with script there is an open line, so the form stays where it is. */
export function instead(act: () => void): (event: Event) => void {
  return event => {
    event.preventDefault()
    act()
  }
}
