import type { WebSource } from '../../src/bot/web-reply.ts'
import type { UiTexts } from '../../src/web/page/boot.ts'

/** Kilde og alder: one line in words, opening to the records the answer was made from. */
export function Source({ source, texts }: { readonly source: WebSource; readonly texts: UiTexts }) {
  if (source.records.length === 0) return <p class="source">{source.line}</p>
  return (
    <details class={source.stale ? 'source stale' : 'source'}>
      <summary>{source.line}</summary>
      <ul>
        {source.records.map(({ system, id, updated, datetime }) => (
          <li key={`${system} ${id}`}>
            {texts.system}: <bdi>{system}</bdi>. {texts.record}: <bdi>{id}</bdi>. {texts.updated}:{' '}
            <time datetime={datetime}>{updated}</time>.
          </li>
        ))}
      </ul>
    </details>
  )
}
