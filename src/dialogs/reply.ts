import type { Outcome, Refused, Unanswerable } from '../domain/outcome.ts'
import type { Place, PlanItem, Professional } from '../domain/plan.ts'
import type { QuestionId } from '../domain/question.ts'
import type { When } from '../domain/time.ts'

/**
 * What a dialog says: parts, never cards or HTML. `bot/` renders them once per
 * channel.
 */
export interface Reply {
  readonly outcome: Outcome
  /** One or two short sentences: the answer itself, one action at most. */
  readonly text: string
  /** What belongs to the answer. */
  readonly facts: readonly Fact[]
  /** What stands behind "more", in groups. */
  readonly more: readonly Section[]
  /** What the citizen may press next. */
  readonly next: readonly Choice[]
  /** The plan items the answer was made from, most important first: the source line. */
  readonly from: readonly PlanItem[]
  /** Language to answer in from now on, when the citizen has just chosen one. */
  readonly language?: string
  /** A crisis text is announced at once and never hidden behind anything. */
  readonly urgent?: boolean
}

/** A label and a value that keeps its type until it is shown. Words from a record name their language. */
export interface Fact {
  readonly label: string
  /** Of the label, where it is a record's own words. */
  readonly language?: string
  readonly value: FactValue
}

export type FactValue =
  | { readonly kind: 'text'; readonly text: string; readonly language?: string }
  | { readonly kind: 'when'; readonly when: When; readonly ends?: Date }
  | { readonly kind: 'person'; readonly person: Professional }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'phone'; readonly number: string; readonly name?: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly language?: string }

/** A group of facts under a heading, e.g. one step of the plan. */
export interface Section {
  readonly heading: string
  /** Of the heading, where it is a record's own words. */
  readonly language?: string
  readonly facts: readonly Fact[]
}

/** Something to press: ask a question, choose a language, or sign in. */
export type Choice =
  | { readonly ask: QuestionId }
  /** `fromNowOn`: the button says so, where it is the only language offered. */
  | { readonly speak: string; readonly fromNowOn?: boolean }
  | { readonly signIn: true }

/** What an answer may carry beside its sentence. */
export interface Parts {
  readonly facts?: readonly (Fact | undefined)[]
  readonly more?: readonly Section[]
  readonly next?: readonly Choice[]
  readonly from?: readonly PlanItem[]
  readonly language?: string
}

/** Makes replies; every way out of a dialog names its outcome. */
export interface ReplyMaker {
  answered(text: string, parts?: Parts): Reply
  /** "It is not in your plan" is a proper answer: it says who can tell. */
  unanswerable(why: Unanswerable, text: string, parts?: Parts): Reply
  /** Not sure which question was meant: the likeliest as buttons. */
  offeredChoices(text: string, choices: readonly Choice[]): Reply
  notUnderstood(text: string, parts?: Parts): Reply
  crisis(text: string, parts?: Parts): Reply
}

function make(outcome: Outcome, text: string, parts: Parts = {}): Reply {
  return {
    outcome,
    text,
    facts: (parts.facts ?? []).filter(fact => fact !== undefined),
    more: parts.more ?? [],
    next: parts.next ?? [],
    from: parts.from ?? [],
    language: parts.language
  }
}

export const reply: ReplyMaker = {
  answered: (text, parts) => make('answered', text, parts),
  unanswerable: (why, text, parts) => make(`unanswerable: ${why}`, text, parts),
  offeredChoices: (text, choices) => make('offered-choices', text, { next: choices }),
  notUnderstood: (text, parts) => make('not-understood', text, parts),
  crisis: (text, parts) => ({ ...make('crisis', text, parts), urgent: true })
}

/** Said by the turn, not by a dialog: the message was not taken up, and why. */
export function refused(why: Refused, text: string, parts?: Parts): Reply {
  return make(`refused: ${why}`, text, parts)
}
