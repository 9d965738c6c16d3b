/** Danish numbers as we write them, and the emergency number where a text is about danger. */
const PHONE = /\b\d{2}(?: \d{2}){3}\b/
const PHONE_OR_ALARM = /\b(?:\d{2}(?: \d{2}){3}|112)\b/

interface Props {
  readonly text: string
  /** Whether "112" is a number to call here, not a room or a count. */
  readonly alarm?: boolean
}

/** A text of ours with its telephone numbers ready to tap. */
export function Words({ text, alarm = false }: Props) {
  const number = new RegExp(alarm ? PHONE_OR_ALARM : PHONE, 'g')
  const found = text.match(number) ?? []
  return (
    <>
      {text.split(number).map((words, index) => {
        const after = found[index]
        return after === undefined ? words : [words, <Call key={index} number={after} />]
      })}
    </>
  )
}

function Call({ number }: { readonly number: string }) {
  const digits = number.replaceAll(' ', '')
  return (
    <a class="call" href={`tel:${digits.length === 8 ? `+45${digits}` : digits}`}>
      <bdi dir="ltr">{number}</bdi>
    </a>
  )
}
