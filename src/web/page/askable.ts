import { QUESTIONS, type QuestionId } from '../../domain/question.ts'

/** A question that a button or a link may ask: not what only the guide finds in words (crisis, out of scope). */
export type Askable = Exclude<QuestionId, 'crisis' | 'out-of-scope'>

/** The question this names; undefined when it is none, whatever was sent. */
export function askable(sent: unknown): Askable | undefined {
  return QUESTIONS.find((id): id is Askable => id === sent && id !== 'crisis' && id !== 'out-of-scope')
}
