import type { WebFact, WebPhone, WebValue } from '../../src/bot/web-reply.ts'
import type { UiTexts } from '../../src/web/page/boot.ts'
import { Words } from './words.tsx'

interface Props {
  readonly facts: readonly WebFact[]
  /** The language round about; words in another one are marked. */
  readonly language: string
  readonly texts: UiTexts
}

/** Labels and values, each value as the kind of thing it is. */
export function Facts({ facts, language, texts }: Props) {
  if (facts.length === 0) return null
  return (
    <dl class="facts">
      {facts.map((fact, index) => (
        <div key={index}>
          <dt lang={foreign(fact.language, language)}>{fact.label}</dt>
          <dd>
            <Value value={fact.value} language={language} texts={texts} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A language to mark: one that is not the one round about. */
export function foreign(language: string | undefined, around: string): string | undefined {
  return language === around ? undefined : language
}

function Value({ value, language, texts }: { value: WebValue; language: string; texts: UiTexts }) {
  switch (value.kind) {
    case 'text':
      return (
        <bdi lang={foreign(value.language, language)}>
          <Words text={value.text} />
        </bdi>
      )
    case 'when':
      return (
        <time datetime={value.datetime}>
          <Words text={value.text} />
        </time>
      )
    case 'person':
      return (
        <>
          <bdi lang={foreign(value.language, language)}>{value.name}</bdi>
          {value.title && <Line lang={foreign(value.language, language)}>{value.title}</Line>}
          {value.phone && <Phone {...value.phone} />}
          {value.hours && <Line lang={foreign(value.language, language)}>{value.hours}</Line>}
        </>
      )
    case 'place':
      return (
        <>
          <bdi lang={foreign(value.language, language)}>{value.name}</bdi>
          {value.address && <Line lang={foreign(value.language, language)}>{value.address}</Line>}
          {value.room && (
            <Line label={texts.room} lang={foreign(value.language, language)}>
              {value.room}
            </Line>
          )}
          {value.map && <OnMap href={value.map} address={value.address ?? value.name} language={value.language} texts={texts} />}
          {value.travel && (
            <Line label={texts.travel} lang={foreign(value.language, language)}>
              {value.travel}
            </Line>
          )}
        </>
      )
    case 'phone':
      return (
        <>
          {value.name && <bdi>{value.name}</bdi>}
          <Phone text={value.text} href={value.href} />
        </>
      )
    case 'list':
      return (
        <ul lang={foreign(value.language, language)}>
          {value.items.map(item => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
  }
}

function Line({ label, lang, children }: { label?: string; lang?: string; children: string }) {
  return (
    <span class="line">
      {label && `${label}: `}
      <bdi lang={lang}>
        <Words text={children} />
      </bdi>
    </span>
  )
}

/** An ordinary link: only who presses it tells the map anything, and then no more than the address. */
function OnMap({ href, address, language, texts }: { href: string; address: string; language: string; texts: UiTexts }) {
  return (
    <a class="map" href={href} target="_blank" rel="noopener noreferrer">
      {texts.showOnMap}
      <span class="sr-only">
        : <bdi lang={language}>{address}</bdi>
      </span>
    </a>
  )
}

/** Tap to call. Digits are read from left to right in every language. */
function Phone({ text, href }: WebPhone) {
  return (
    <a class="phone" href={href}>
      <bdi dir="ltr">{text}</bdi>
    </a>
  )
}
