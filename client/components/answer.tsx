import type { WebChoice, WebReply } from '../../src/bot/web-reply.ts'
import { FOUR_QUESTIONS } from '../../src/domain/question.ts'
import type { UiTexts } from '../../src/web/page/boot.ts'
import type { AnswerEntry } from '../conversation.ts'
import { Facts, foreign } from './facts.tsx'
import { keepFocus } from './focus.ts'
import type { Actions } from './page.tsx'
import { Source } from './source.tsx'
import { Words } from './words.tsx'

interface Props {
  readonly entry: AnswerEntry
  /** Whether nothing was said after it. */
  readonly latest: boolean
  readonly texts: UiTexts
  readonly language: string
  readonly onSay: Actions['say']
}

/** One answer: the short sentence first, then facts, what to press, more, and where it comes from. */
export function Answer({ entry, latest, texts, language, onSay }: Props) {
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
      {reply.notices.map(notice => (
        <p key={notice} class="notice">
          <Words text={notice} alarm />
        </p>
      ))}
      {reply.text.split('\n').map(line => (
        <p key={line} class="words">
          <Words text={line} alarm={reply.urgent} />
        </p>
      ))}
      <Facts facts={reply.facts} language={reply.language} texts={texts} />
      <Choices choices={reply.choices.filter(choice => !isInSight(choice, reply))} onSay={onSay} />
      <More sections={reply.more} language={reply.language} texts={texts} />
      {reply.source && <Source source={reply.source} texts={texts} />}
    </div>
  )
}

function More({ sections, language, texts }: { sections: WebReply['more']; language: string; texts: UiTexts }) {
  if (sections.length === 0) return null
  return (
    <details class="more">
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

function Choices({ choices, onSay }: { choices: readonly WebChoice[]; onSay: Actions['say'] }) {
  if (choices.length === 0) return null
  return (
    <div class="choices">
      {choices.map(choice =>
        'href' in choice ? (
          <a key={choice.label} class="button primary" href={choice.href}>
            {choice.label}
          </a>
        ) : (
          <button
            type="button"
            key={choice.label}
            class="button"
            onMouseDown={keepFocus}
            onClick={() => onSay(choice.label, choice.value)}
          >
            {choice.label}
          </button>
        )
      )}
    </div>
  )
}
