import type { Boot } from '../../src/web/page/boot.ts'
import type { Section } from '../../src/web/page/drawing.ts'
import { Foot, PlainHeader } from './header.tsx'
import { Words } from './words.tsx'

interface Props {
  readonly boot: Boot
  readonly sections: readonly Section[]
}

/** The accessibility statement: words alone, and the telephone number to tap. */
export function Statement({ boot, sections }: Props) {
  return (
    <>
      <PlainHeader boot={boot} />
      <main class="statement column">
        <p class="back">
          <a class="button" href="/">
            {boot.texts.backToConversation}
          </a>
        </p>
        {sections.map(({ heading, paragraphs }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {paragraphs.map(text => (
              <p key={text}>
                <Words text={text} />
              </p>
            ))}
          </section>
        ))}
        <Foot boot={boot} />
      </main>
    </>
  )
}
