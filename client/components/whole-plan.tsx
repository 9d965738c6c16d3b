import type { Boot } from '../../src/web/page/boot.ts'
import type { PlanAnswer } from '../../src/web/page/drawing.ts'
import { AnswerParts } from './answer.tsx'
import { Foot, PlainHeader } from './header.tsx'

interface Props {
  readonly boot: Boot
  readonly answers: readonly PlanAnswer[]
}

/** The whole plan on paper: the answers to the four questions, with nothing folded away and nothing to press. */
export function WholePlan({ boot, answers }: Props) {
  const { texts } = boot
  return (
    <>
      <PlainHeader boot={boot} />
      <main class="whole-plan column">
        <p class="back">
          <a class="button" href="/">
            {texts.backToConversation}
          </a>
        </p>
        <p class="signed-in">
          {texts.signedInAs} <bdi>{boot.displayName}</bdi>
        </p>
        {answers.map(({ question, reply }) => (
          <section key={question} class="answer" lang={reply.language} dir={reply.dir}>
            <h2>{question}</h2>
            <AnswerParts reply={reply} boot={boot} whole />
          </section>
        ))}
        <Foot boot={boot} />
      </main>
    </>
  )
}
