import type { Boot } from '../../src/web/page/boot.ts'

interface Props {
  readonly boot: Boot
  readonly signedIn: boolean
}

/**
 * Name, what it is, language, sign in and out. That it is a machine is always
 * in sight (EU AI Act, art. 50(1) and (5)).
 */
export function Header({ boot, signedIn }: Props) {
  return (
    <header>
      <div class="column">
        <h1 lang="da">{boot.texts.name}</h1>
        <p class="label">{boot.texts.label}</p>
        <LanguageChoice boot={boot} />
        {signedIn ? (
          <form method="post" action={boot.signOutPath}>
            <input type="hidden" name="token" value={boot.formToken} />
            <button type="submit" class="quiet">
              {boot.texts.signOut}
            </button>
          </form>
        ) : (
          <a class="quiet" href={boot.signInPath}>
            {boot.texts.signIn}
          </a>
        )}
      </div>
    </header>
  )
}

/** The name alone, for a page that is only read. */
export function PlainHeader({ boot }: { readonly boot: Boot }) {
  return (
    <header class="plain">
      <div class="column">
        <h1 lang="da">{boot.texts.name}</h1>
        <p class="label">{boot.texts.label}</p>
      </div>
    </header>
  )
}

/** The foot of every view: the law wants the accessibility statement there (bekendtgørelse nr. 904 af 22/08/2019). */
export function Foot({ boot }: { readonly boot: Boot }) {
  return (
    <footer class="foot">
      <a href={boot.accessibilityPath}>{boot.texts.accessibility}</a>
    </footer>
  )
}

function LanguageChoice({ boot }: { readonly boot: Boot }) {
  return (
    <details class="languages">
      <summary class="quiet">{boot.texts.language}</summary>
      <ul>
        {boot.languages.map(({ tag, name, dir }) => (
          <li key={tag}>
            <a
              href={`/language/${tag}`}
              hreflang={tag}
              lang={tag}
              dir={dir}
              aria-current={tag === boot.language ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
