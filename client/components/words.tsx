import type { WebReply } from '../../src/bot/web-reply.ts'

/** Danish numbers as we write them. */
const PHONE = /\b\d{2}(?: \d{2}){3}\b/
/** From one time of day to another, as we and the offices write it. */
const HOURS = /(?:\bkl\. )?\b\d{1,2}[:.]\d{2} ?[–-] ?\d{1,2}[:.]\d{2}\b/
/** The emergency number, where a text is about danger. */
const ALARM = /\b112\b/

const SPECIAL = new RegExp(`(${PHONE.source}|${HOURS.source})`)
const SPECIAL_IN_DANGER = new RegExp(`(${PHONE.source}|${HOURS.source}|${ALARM.source})`)

interface Props {
  readonly text: string
  /** What of it is said in another language. */
  readonly quoted?: WebReply['quoted']
  /** Whether "112" is a number to call here, not a room or a count. */
  readonly alarm?: boolean
}

/** A text of ours with its telephone numbers ready to tap, and its hours in one piece. */
export function Words({ text, quoted = [], alarm = false }: Props) {
  const quote = quoted.find(each => text.includes(each.text))
  if (quote) {
    const [before = '', ...after] = text.split(quote.text)
    const others = quoted.filter(each => each !== quote)
    return (
      <>
        <Words text={before} quoted={others} alarm={alarm} />
        <bdi lang={quote.language}>{quote.text}</bdi>
        <Words text={after.join(quote.text)} quoted={others} alarm={alarm} />
      </>
    )
  }
  // What a pattern in brackets splits at stands between what it splits: at every second place.
  const parts = text.split(alarm ? SPECIAL_IN_DANGER : SPECIAL)
  return <>{parts.map((part, index) => (index % 2 === 0 ? part : <Special key={index} text={part} />))}</>
}

function Special({ text }: { readonly text: string }) {
  if (HOURS.test(text)) return <Hours text={text} />
  const digits = text.replaceAll(' ', '')
  return (
    <a class="call" href={`tel:${digits.length === 8 ? `+45${digits}` : digits}`}>
      <bdi dir="ltr">{text}</bdi>
    </a>
  )
}

/** Never over two lines, and never from its end to its beginning, as it would be read in a right-to-left language. */
function Hours({ text }: { readonly text: string }) {
  return (
    <bdi class="unbroken" dir="ltr">
      {text}
    </bdi>
  )
}
