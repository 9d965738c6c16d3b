import type { CrisisContact } from '../domain/crisis-contacts.ts'
import type { Office, Plan } from '../domain/plan.ts'
import type { QuestionId } from '../domain/question.ts'
import type { Glossary } from '../text/glossary.ts'
import type { LanguageInfo, T } from '../text/texts.ts'
import type { Reply, ReplyMaker } from './reply.ts'

/**
 * What a dialog gets: made anew each turn, bound to this citizen and language.
 * The plan arrives loaded, so a dialog cannot fetch and cannot forget to handle
 * a failed fetch.
 */
export interface DialogContext<Id extends DialogId> {
  readonly now: Date
  /** The words of this dialog: locales/<language>/<id>.json. */
  readonly t: T<TextsOf<Id>>
  /** Words shared by all dialogs, such as labels of facts: locales/<language>/common.json. */
  readonly common: T<'common'>
  readonly reply: ReplyMaker
  readonly language: string
  readonly languages: readonly LanguageInfo[]
  readonly glossary: Glossary
  /** What the citizen wrote, tidied and masked. */
  readonly message: string
  /** Which question it was taken for: a dialog that serves several tells them apart by it. */
  readonly question: QuestionId
  /** Likeliest questions when it was not clear which was meant. */
  readonly candidates: readonly QuestionId[]
  /** How it was put when no question was in it: swearing, or yes and no to an offer of several. */
  readonly manner?: 'insult' | 'yes' | 'no'
  /** Turns in a row before this one that were not understood. */
  readonly misses: number
  /** Ids of the plan items the last answer was about. */
  readonly shownItems: readonly string[]
  /** The office's main line: from the plan, else from the municipality's settings. */
  readonly office: Office
  readonly displayName?: string
  readonly crisisContacts: readonly CrisisContact[]
  /** The kinds of crisis the message speaks of, K1 to K8; empty when it speaks of none. */
  readonly crisisClasses: readonly string[]
}

/** `language.json` is the language's own card, so the dialog about languages reads another file. */
export type TextsOf<Id extends DialogId> = Id extends 'language' ? 'language-choice' : Exclude<Id, 'language'>

export type DialogId = Exclude<QuestionId, 'out-of-scope' | NotBuiltYet> | 'not-understood' | 'ask-a-person'

/** Questions that are recognised and answered by a person until their own dialog is built. */
export const NOT_BUILT_YET = [
  'cannot-come',
  'talk-to-person',
  'getting-there',
  'my-wishes',
  'offers',
  'check-in',
  'reminders',
  'rights',
  'money',
  'barrier',
  'privacy'
] as const satisfies readonly QuestionId[]

export type NotBuiltYet = (typeof NOT_BUILT_YET)[number]

/** A question that only the plan can answer. */
export interface PlanDialog<Id extends DialogId> {
  readonly id: Id
  readonly needsPlan: true
  answer(context: DialogContext<Id> & { readonly plan: Plan }): Reply
}

/** A question that can be answered without a plan, better with one. */
export interface OpenDialog<Id extends DialogId> {
  readonly id: Id
  /** `if-any`: the plan is read when we know whose it is; `false`: not even tried. */
  readonly needsPlan: false | 'if-any'
  answer(context: DialogContext<Id> & { readonly plan?: Plan }): Reply
}

export type Dialog<Id extends DialogId> = PlanDialog<Id> | OpenDialog<Id>
