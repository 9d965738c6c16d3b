import type { Outcome } from '../domain/outcome.ts'

/**
 * The attachment the web page shows as real HTML. A contract between `bot/`
 * and `client/`; other clients read the activity's `text` and suggested actions.
 */
export const WEB_REPLY = 'application/vnd.naeste-skridt.reply+json'

export interface WebReply {
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  readonly outcome: Outcome
  readonly urgent: boolean
  /** What the citizen must know before the answer, e.g. that the plan shown is an old one. */
  readonly notices: readonly string[]
  readonly text: string
  /** Words of records that stand in the text in another language than it. */
  readonly quoted?: readonly { readonly text: string; readonly language: string }[]
  readonly facts: readonly WebFact[]
  readonly more: readonly WebSection[]
  readonly choices: readonly WebChoice[]
  readonly source?: WebSource
}

export interface WebFact {
  readonly label: string
  /** Of the label, where it is a record's own words. */
  readonly language?: string
  readonly value: WebValue
}

/** Words of a record name their language: it is often not the one round about. */
export type WebValue =
  | { readonly kind: 'text'; readonly text: string; readonly language?: string }
  | { readonly kind: 'when'; readonly text: string; readonly datetime: string }
  | {
      readonly kind: 'person'
      readonly name: string
      readonly title?: string
      readonly phone?: WebPhone
      readonly hours?: string
      readonly language: string
    }
  | {
      readonly kind: 'place'
      readonly name: string
      readonly address?: string
      readonly room?: string
      readonly travel?: string
      /** Where its address is shown on a map; missing where that would tell somebody else where the citizen lives. */
      readonly map?: string
      readonly language: string
    }
  | ({ readonly kind: 'phone'; readonly name?: string } & WebPhone)
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly language?: string }

export interface WebPhone {
  /** As people read it: "12 34 56 78". */
  readonly text: string
  /** `tel:` link. */
  readonly href: string
}

export interface WebSection {
  readonly heading: string
  /** Of the heading, where it is a record's own words. */
  readonly language?: string
  readonly facts: readonly WebFact[]
}

/** A button: `value` goes back as the activity's value, `label` as its text. `href` instead leads away. */
export type WebChoice =
  | { readonly label: string; readonly value: { readonly ask: string } }
  /** A language is offered in its own words, named by `language`. */
  | { readonly label: string; readonly language: string; readonly value: { readonly speak: string } }
  | { readonly label: string; readonly href: string }

/** Kilde og alder: which records, from which systems, how old, and how fresh the whole reading is. */
export interface WebSource {
  /** One line in words, e.g. "Fra Momentum, opdateret 3. marts. Læst i dag kl. 10:42." */
  readonly line: string
  readonly stale: boolean
  readonly records: readonly {
    readonly system: string
    readonly id: string
    readonly updated: string
    readonly datetime: string
  }[]
}
