/** HTML that is safe to send as it stands. */
export class Html {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

type Value = string | Html | readonly Html[]

/** Template tag for HTML: every value is escaped, unless it is `Html` already. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const source = parts.reduce((built, part, index) => built + sourceOf(values[index - 1] ?? '') + part)
  return new Html(source)
}

function sourceOf(value: Value): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, letter => ENTITIES[letter] ?? '')
  return value instanceof Html ? value.source : value.map(({ source }) => source).join('\n')
}

/**
 * Data for a `<script type="application/json">`. There the browser reads no
 * entities, so `<` is written as JSON can: no value can end the element.
 */
export function jsonForScript(data: unknown): Html {
  return new Html(JSON.stringify(data).replaceAll('<', '\\u003c'))
}
