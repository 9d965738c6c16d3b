import type { FOUR_QUESTIONS } from '../../domain/question.ts'
import type { KeyOf } from '../../text/namespaces.ts'
import type { Line } from '../directline/lines.ts'
import type { Askable } from './askable.ts'

/** What the page knows when it opens: a contract between `web/page` and `client/`. */
export interface Boot {
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  /** Each with its name in itself. */
  readonly languages: readonly { readonly tag: string; readonly name: string; readonly dir: 'ltr' | 'rtl' }[]
  readonly texts: UiTexts
  /** De fire spørgsmål, as their buttons say them. */
  readonly questions: readonly { readonly ask: (typeof FOUR_QUESTIONS)[number]; readonly label: string }[]
  /** Undefined when nobody is signed in. */
  readonly displayName?: string
  /** What has been said in their talk so far, oldest first, as Direct Line tells it again. */
  readonly said: readonly SaidActivity[]
  /** The line to their talk, opened while the page was drawn; without it the page asks for one. */
  readonly line?: Line
  /** What the link they came by asks (`/?q=next-step`). */
  readonly asked?: { readonly ask: Askable; readonly label: string }
  readonly signInPath: string
  readonly signOutPath: string
  /** Where a plain form asks. */
  readonly askPath: string
  /** Makes what is sent twice from one form one message. */
  readonly formKey: string
  /** Shows that a form is one of this page: goes along with each. */
  readonly formToken: string
  /** The whole plan, to print. */
  readonly planPath: string
  readonly accessibilityPath: string
  /** What was said before what the page shows; undefined when it shows all. */
  readonly olderPath?: string
  /** Whether the citizen was signed in and no longer is. */
  readonly ended?: boolean
  /** Why what they sent was not taken. */
  readonly notice?: string
  /** What they wrote and nobody took; stands in the field. */
  readonly written?: string
}

/** A stored activity: every one says what type it is. */
export type SaidActivity = Readonly<Record<string, unknown>> & { readonly type: string }

/** Every text of `locales/<language>/ui.json`, none of which has anything to fill in. */
export type UiTexts = Readonly<Record<KeyOf<'ui'>, string>>
