import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { QUESTIONS, type QuestionId } from '../domain/question.ts'
import { createGlossary, type Glossary, readTerms } from '../text/glossary.ts'
import { loadTexts, type Texts } from '../text/texts.ts'
import { type Crisis, type CrisisWords, findCrisis } from '../understanding/crisis.ts'
import { createUnderstander, type Understander } from '../understanding/understand.ts'

/** Everything read from `locales/`: a language is a folder there, and no code. */
export interface Words {
  readonly texts: Texts
  readonly glossary: (language: string) => Glossary
  /** Looks for crisis words of every language, whichever is chosen. */
  readonly findCrisis: (text: string) => Crisis | undefined
}

/** Reads the words of all languages once. */
export async function readWords(directory: string): Promise<Words> {
  const texts = await loadTexts(directory)
  const glossaries = new Map(texts.languages.map(({ tag }) => [tag, createGlossary(readTerms(directory, tag))]))
  const crisisWords = texts.languages.map(
    ({ tag }) => JSON.parse(readFileSync(join(directory, tag, 'crisis-words.json'), 'utf8')) as CrisisWords
  )
  const danish = createGlossary(readTerms(directory, 'da'))
  return {
    texts,
    glossary: language => glossaries.get(language) ?? danish,
    findCrisis: text => findCrisis(text, crisisWords)
  }
}

/** The understander over the built models; what a button says is understood as what it asks. */
export function readUnderstanding(texts: Texts, loadModel: (language: string) => Uint8Array): Understander {
  const languages = texts.languages.map(({ tag }) => tag)
  const labels = Object.fromEntries(languages.map(language => [language, labelsOf(texts, language)]))
  return createUnderstander({ languages, loadModel, labels })
}

/** Labels do not depend on the time; any moment will do. */
const ANY_TIME = new Date(0)

function labelsOf(texts: Texts, language: string): Record<string, QuestionId> {
  const t = texts.t(language, 'common', ANY_TIME)
  const asked = QUESTIONS.filter(id => id !== 'out-of-scope' && id !== 'crisis')
  return Object.fromEntries(asked.map(id => [t(`ask.${id}`), id]))
}
