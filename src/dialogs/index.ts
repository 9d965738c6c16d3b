import type { QuestionId } from '../domain/question.ts'
import { appointment } from './appointment.ts'
import { askAPerson } from './ask-a-person.ts'
import { crisis } from './crisis.ts'
import { type Dialog, type DialogId, NOT_BUILT_YET, type NotBuiltYet } from './dialog.ts'
import { expectedOfMe } from './expected-of-me.ts'
import { explainWord } from './explain-word.ts'
import { greeting } from './greeting.ts'
import { help } from './help.ts'
import { language } from './language.ts'
import { nextStep } from './next-step.ts'
import { notUnderstood } from './not-understood.ts'
import { people } from './people.ts'
import { plan } from './plan.ts'
import { prepare } from './prepare.ts'
import { progress } from './progress.ts'
import { thanks } from './thanks.ts'
import { waiting } from './waiting.ts'
import { whatComesAfter } from './what-comes-after.ts'
import { whatICanExpect } from './what-i-can-expect.ts'
import { why } from './why.ts'

/** Every dialog there is. */
export const DIALOGS = {
  plan,
  'next-step': nextStep,
  'expected-of-me': expectedOfMe,
  'what-i-can-expect': whatICanExpect,
  appointment,
  prepare,
  waiting,
  'what-comes-after': whatComesAfter,
  why,
  people,
  progress,
  'explain-word': explainWord,
  help,
  language,
  greeting,
  thanks,
  crisis,
  'not-understood': notUnderstood,
  'ask-a-person': askAPerson
} as const satisfies { readonly [Id in DialogId]: Dialog<Id> }

const isNotBuiltYet = (question: QuestionId): question is NotBuiltYet => NOT_BUILT_YET.some(id => id === question)

/** The dialog that answers a question: every question has one. */
export function dialogFor(question: QuestionId): Dialog<DialogId> {
  if (question === 'out-of-scope') return DIALOGS['not-understood']
  return isNotBuiltYet(question) ? DIALOGS['ask-a-person'] : DIALOGS[question]
}
