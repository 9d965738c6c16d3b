import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { QUESTIONS, type QuestionId } from '../domain/question.ts'
import { createGlossary, type Glossary, readTerms } from '../text/glossary.ts'
import { loadTexts, readLanguages, type Texts } from '../text/texts.ts'
import { type Crisis, type CrisisWords, findCrisis } from '../understanding/crisis.ts'
import { createFollowUpReader, type FollowUpReader, type FollowUps } from '../understanding/follow-up.ts'
import { createIdentifier, type Identifier } from '../understanding/identify.ts'
import { createUnderstander, type Understander } from '../understanding/understand.ts'

/** Everything read from `locales/`: a language is a folder there, and no code. */
export interface Words {
  readonly texts: Texts
  readonly glossary: (language: string) => Glossary
  /** Short replies of a language; Danish where it has none of its own. */
  readonly followUps: (language: string) => FollowUpReader
  /** Looks for crisis words of every language, whichever is chosen. */
  readonly findCrisis: (text: string) => Crisis | undefined
}

/**
 * Reads the words of the languages to speak once, all there are when not given.
 * A cry for help is heard in every language, spoken or not.
 */
export async function readWords(directory: string, spoken?: readonly string[]): Promise<Words> {
  const texts = await loadTexts(directory, spoken)
  const tags = texts.languages.map(({ tag }) => tag)
  const having = (name: string) => tags.filter(tag => existsSync(join(directory, tag, `${name}.json`)))
  const terms = new Map(having('glossary').map(tag => [tag, readTerms(directory, tag)]))
  const replies = new Map(having('follow-ups').map(tag => [tag, readJson<FollowUps>(directory, tag, 'follow-ups')]))
  const glossary = madeOnce(tag => createGlossary(terms.get(tag) ?? []))
  const followUps = madeOnce(tag => createFollowUpReader(replies.get(tag) as FollowUps))
  const crisisWords = readLanguages(directory)
    .filter(({ tag }) => existsSync(join(directory, tag, 'crisis-words.json')))
    .map(({ tag }) => readJson<CrisisWords>(directory, tag, 'crisis-words'))
  return {
    texts,
    glossary: language => glossary(terms.has(language) ? language : 'da'),
    followUps: language => followUps(replies.has(language) ? language : 'da'),
    findCrisis: text => findCrisis(text, crisisWords)
  }
}

/** What a language needs, made of what was read at the start when the language is first spoken: making it is slow. */
function madeOnce<Made>(make: (tag: string) => Made): (tag: string) => Made {
  const made = new Map<string, Made>()
  return tag => {
    const known = made.get(tag) ?? make(tag)
    made.set(tag, known)
    return known
  }
}

function readJson<File>(directory: string, tag: string, name: string): File {
  return JSON.parse(readFileSync(join(directory, tag, `${name}.json`), 'utf8')) as File
}

/**
 * The understander over what `scripts/train.mjs` made; what a button says is
 * understood as what it asks. A model is read when its language is first met.
 */
export function readUnderstanding(texts: Texts, directory: string, identifier?: Identifier): Understander {
  const tags = texts.languages.map(({ tag }) => tag)
  const read = (name: string) => readFileSync(join(directory, `${name}.bin`))
  return createUnderstander({
    languages: tags.filter(tag => existsSync(join(directory, `${tag}.bin`))),
    loadModel: read,
    labels: Object.fromEntries(tags.map(tag => [tag, labelsOf(texts, tag)])),
    identifier: identifier ?? createIdentifier(read('languages'))
  })
}

/** Labels do not depend on the time; any moment will do. */
const ANY_TIME = new Date(0)

function labelsOf(texts: Texts, language: string): Record<string, QuestionId> {
  const t = texts.t(language, 'common', ANY_TIME)
  const asked = QUESTIONS.filter(id => id !== 'out-of-scope' && id !== 'crisis')
  return Object.fromEntries(asked.map(id => [t(`ask.${id}`), id]))
}
