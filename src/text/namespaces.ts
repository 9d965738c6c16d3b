import type accessibility from '../../locales/da/accessibility.json'
import type appointment from '../../locales/da/appointment.json'
import type askAPerson from '../../locales/da/ask-a-person.json'
import type common from '../../locales/da/common.json'
import type crisis from '../../locales/da/crisis.json'
import type expectedOfMe from '../../locales/da/expected-of-me.json'
import type explainWord from '../../locales/da/explain-word.json'
import type greeting from '../../locales/da/greeting.json'
import type help from '../../locales/da/help.json'
import type languageChoice from '../../locales/da/language-choice.json'
import type nextStep from '../../locales/da/next-step.json'
import type notUnderstood from '../../locales/da/not-understood.json'
import type people from '../../locales/da/people.json'
import type plan from '../../locales/da/plan.json'
import type prepare from '../../locales/da/prepare.json'
import type progress from '../../locales/da/progress.json'
import type signIn from '../../locales/da/sign-in.json'
import type thanks from '../../locales/da/thanks.json'
import type turn from '../../locales/da/turn.json'
import type ui from '../../locales/da/ui.json'
import type waiting from '../../locales/da/waiting.json'
import type whatComesAfter from '../../locales/da/what-comes-after.json'
import type whatICanExpect from '../../locales/da/what-i-can-expect.json'
import type why from '../../locales/da/why.json'

/** The text files of `locales/da`, the language the others follow. Keys are flat. */
interface Files {
  readonly accessibility: typeof accessibility
  readonly 'ask-a-person': typeof askAPerson
  readonly appointment: typeof appointment
  readonly common: typeof common
  readonly crisis: typeof crisis
  readonly 'expected-of-me': typeof expectedOfMe
  readonly 'explain-word': typeof explainWord
  readonly greeting: typeof greeting
  readonly help: typeof help
  readonly 'language-choice': typeof languageChoice
  readonly 'next-step': typeof nextStep
  readonly 'not-understood': typeof notUnderstood
  readonly people: typeof people
  readonly plan: typeof plan
  readonly prepare: typeof prepare
  readonly progress: typeof progress
  readonly 'sign-in': typeof signIn
  readonly thanks: typeof thanks
  readonly turn: typeof turn
  readonly ui: typeof ui
  readonly waiting: typeof waiting
  readonly 'what-comes-after': typeof whatComesAfter
  readonly 'what-i-can-expect': typeof whatICanExpect
  readonly why: typeof why
}

/** A text file: one for each dialog, `common` for all, `turn` for the turn itself, `ui` for the page. */
export type Namespace = keyof Files

type WithoutPlural<Key> = Key extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Stem : Key

/** A key of a text file; plural forms share one. */
export type KeyOf<N extends Namespace> = WithoutPlural<keyof Files[N] & string>
