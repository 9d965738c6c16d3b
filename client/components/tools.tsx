import { useEffect, useState } from 'preact/hooks'
import type { UiTexts } from '../../src/web/page/boot.ts'
import { localVoice, onVoices, readAloud } from '../reading.ts'
import { keepFocus } from './focus.ts'

interface Props {
  /** The whole answer in words. */
  readonly text: string
  /** What of it is read aloud. */
  readonly speak: string | undefined
  readonly language: string
  readonly texts: UiTexts
}

/**
 * Copy, print and read aloud. They need script, so they come with it; and a
 * moment after the answer, so that a screen reader does not read them with it.
 */
export function Tools(props: Props) {
  const [isThere, setThere] = useState(false)
  useEffect(() => setThere(true), [])
  const { text, speak, language, texts } = props
  return (
    <div class="tools" aria-live="off">
      {isThere && (
        <>
          {navigator.clipboard && <Copy text={text} texts={texts} />}
          <button type="button" class="tool" onMouseDown={keepFocus} onClick={printAnswer}>
            {texts.printAnswer}
          </button>
          {speak && <ReadAloud text={speak} language={language} texts={texts} />}
        </>
      )}
    </div>
  )
}

function Copy({ text, texts }: { readonly text: string; readonly texts: UiTexts }) {
  const [isCopied, setCopied] = useState(false)
  const copy = () => {
    // A browser that refuses has not copied, and nothing says that it has.
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false)
    )
  }
  return (
    <>
      <button type="button" class="tool" onMouseDown={keepFocus} onClick={copy}>
        {texts.copy}
      </button>
      <span class="copied" role="status">
        {isCopied && texts.copied}
      </span>
    </>
  )
}

/** Prints the answer the button is in, and nothing else; the page on the screen stays as it is. */
function printAnswer({ currentTarget }: { readonly currentTarget: HTMLElement }): void {
  const answer = currentTarget.closest('.answer')
  const mark = (on: boolean) => {
    document.documentElement.classList.toggle('printing-one', on)
    answer?.classList.toggle('printed', on)
  }
  mark(true)
  addEventListener('afterprint', () => mark(false), { once: true })
  print()
}

function ReadAloud({ text, language, texts }: { readonly text: string; readonly language: string; readonly texts: UiTexts }) {
  const [voice, setVoice] = useState(() => localVoice(language))
  const [stop, setStop] = useState<() => void>()
  useEffect(() => onVoices(() => setVoice(localVoice(language))), [language])
  // An answer that is taken from the page is not read on.
  useEffect(() => stop, [stop])
  if (!voice) return null
  const quiet = () => setStop(undefined)
  const start = () => {
    const stopIt = readAloud(text, voice, quiet)
    setStop(() => stopIt)
  }
  return (
    <button type="button" class="tool" onMouseDown={keepFocus} onClick={stop ? quiet : start}>
      {stop ? texts.stopReading : texts.readAloud}
    </button>
  )
}
