import type { WebChoice, WebReply } from '../../src/bot/web-reply.ts'
import { FOUR_QUESTIONS } from '../../src/domain/question.ts'
import type { Boot, UiTexts } from '../../src/web/page/boot.ts'
import type { AnswerEntry } from '../conversation.ts'
import { AskForm, instead, sending } from './ask-form.tsx'
import { Facts, foreign } from './facts.tsx'
import { keepFocus } from './focus.ts'
import type { Actions } from './page.tsx'
import { Source } from './source.tsx'
import { Tools } from './tools.tsx'
import { Words } from './words.tsx'

interface Props {
  readonly entry: AnswerEntry
  /** Whether nothing was said after it. */
  readonly latest: boolean
  readonly boot: Boot
  readonly onSay: Actions['say']
}

/** One answer: the short sentence first, then facts, what to press, more, and where it comes from. */
export function Answer({ entry, latest, boot, onSay }: Props) {
  const { texts, language } = boot
  const { reply } = entry
  if (!reply) {
    return (
      <div class="answer">
        <h2 class="sr-only">{texts.answer}</h2>
        <p class="words" dir="auto">
          {entry.text}
        </p>
      </div>
    )
  }
  return (
    <div
      class={reply.urgent ? 'answer urgent' : 'answer'}
      role={reply.urgent && latest ? 'alert' : undefined}
      lang={reply.language === language ? undefined : reply.language}
      dir={reply.dir}
    >
      <h2 class={reply.urgent ? undefined : 'sr-only'}>{reply.urgent ? texts.important : texts.answer}</h2>
      <AnswerParts reply={reply} boot={boot} onSay={onSay} />
      <Tools text={entry.text} speak={entry.speak} language={reply.language} texts={texts} />
    </div>
  )
}

interface PartsProps {
  readonly reply: WebReply
  readonly boot: Boot
  /** On paper nothing is folded away, and there is nothing to press. */
  readonly whole?: boolean
  readonly onSay?: Actions['say']
}

/** What an answer says, in the order it is read. */
export function AnswerParts({ reply, boot, whole = false, onSay = () => {} }: PartsProps) {
  const { texts } = boot
  const choices = whole ? [] : reply.choices.filter(choice => !isInSight(choice, reply))
  return (
    <>
      {reply.notices.map(notice => (
        <p key={notice} class="notice">
          <Words text={notice} alarm />
        </p>
      ))}
      {reply.text.split('\n').map(line => (
        <p key={line} class="words">
          <Words text={line} quoted={reply.quoted} alarm={reply.urgent} />
        </p>
      ))}
      <Facts facts={reply.facts} language={reply.language} texts={texts} />
      <Choices choices={choices} boot={boot} onSay={onSay} />
      <More sections={reply.more} language={reply.language} texts={texts} open={whole} />
      {reply.source && <Source source={reply.source} texts={texts} />}
    </>
  )
}

interface MoreProps {
  readonly sections: WebReply['more']
  readonly language: string
  readonly texts: UiTexts
  readonly open: boolean
}

function More({ sections, language, texts, open }: MoreProps) {
  if (sections.length === 0) return null
  return (
    <details class="more" open={open}>
      <summary>{texts.more}</summary>
      {sections.map(section => (
        <section key={section.heading}>
          <h3 lang={foreign(section.language, language)}>{section.heading}</h3>
          <Facts facts={section.facts} language={language} texts={texts} />
        </section>
      ))}
    </details>
  )
}

/** The four questions stand below all the time; they are offered in an answer only where it asks which one was meant. */
function isInSight(choice: WebChoice, { outcome }: WebReply): boolean {
  if (outcome === 'offered-choices' || 'href' in choice || !('ask' in choice.value)) return false
  const { ask } = choice.value
  return FOUR_QUESTIONS.some(question => question === ask)
}

interface ChoicesProps {
  readonly choices: readonly WebChoice[]
  readonly boot: Boot
  readonly onSay: Actions['say']
}

function Choices({ choices, boot, onSay }: ChoicesProps) {
  if (choices.length === 0) return null
  return (
    <AskForm boot={boot} class="choices">
      {choices.map(choice =>
        'href' in choice ? (
          <a key={choice.label} class="button primary" href={choice.href}>
            {choice.label}
          </a>
        ) : (
          <button
            type="submit"
            key={choice.label}
            class="button"
            {...sending(choice.value)}
            onMouseDown={keepFocus}
            onClick={instead(() => onSay(choice.label, choice.value))}
          >
            {choice.label}
          </button>
        )
      )}
    </AskForm>
  )
}
