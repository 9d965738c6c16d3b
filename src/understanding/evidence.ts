import type { QuestionId } from '../domain/question.ts'
import type { Scores } from './model.ts'

/** The class of everything that is not ours: it is never an answer and never a suggestion. */
export const OUT_OF_SCOPE = 'out-of-scope' satisfies QuestionId

/** A crisis is met before the classifier, by rules; here it is only told apart from the rest. */
const CRISIS = 'crisis' satisfies QuestionId

/** A question and how strongly the model says yes to it. */
export interface Ranked {
  question: QuestionId
  score: number
}

/** The questions of ours, strongest first, beside what speaks for trusting the first. */
export interface Evidence {
  ranked: Ranked[]
  /** First score; first minus second; first minus out-of-scope; share of the text the model knows. */
  signals: number[]
}

/** Ranks the questions and gathers the four signals that calibration weighs. */
export function evidenceOf(classes: readonly string[], { perClass, coverage }: Scores): Evidence {
  let other = -1
  const ranked: Ranked[] = []
  classes.forEach((name, c) => {
    const score = perClass[c] as number
    if (name === OUT_OF_SCOPE) other = score
    else ranked.push({ question: name as QuestionId, score })
  })
  ranked.sort((a, b) => b.score - a.score)
  const best = ranked[0]?.score ?? -1
  const second = ranked[1]?.score ?? -1
  return { ranked, signals: [best, best - second, best - other, coverage] }
}

/** What may be offered as "did you mean …?": the strongest few, at least two, never a crisis. */
export function candidatesFrom(ranked: Ranked[], most = 3): QuestionId[] {
  const askable = ranked.filter(({ question }) => question !== CRISIS)
  const strongest = askable[0]?.score ?? 0
  const close = askable.filter(({ score }, i) => i < 2 || strongest - score < 0.5)
  return close.slice(0, most).map(({ question }) => question)
}
