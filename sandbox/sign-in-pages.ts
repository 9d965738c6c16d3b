import type { Citizen } from './people/index.ts'

/**
 * Pages of the stand-in sign-in: no scripts of ours, nothing from elsewhere, and
 * no likeness to MitID. Between two people in one browser oidc-provider sends a
 * form by itself, whose script it adds to `script-src` where there is one.
 */
export const PAGE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff'
}

const WARNING = `<p class="warning">Dette er en prøve. Det er ikke MitID. Alle personer er opdigtede.<br>
<span lang="en">This is a sandbox. It is not MitID. All people are made up.</span></p>`

/** The list of citizens to sign in as. Holds names and what is special about each, never a CPR number. */
export function choicePage(citizens: readonly Citizen[]): string {
  const choices = citizens.map(
    ({ key, person, special }) =>
      `<li><button name="citizen" value="${escaped(key)}"><strong>${escaped(person.displayName)}</strong>
<span>${escaped(special)}</span></button></li>`
  )
  return page(
    'Prøve-login: vælg en person',
    `<p lang="en">Sandbox log-in: choose a person</p>
${WARNING}
<form method="post"><ul>${choices.join('\n')}</ul>
<button name="citizen" value="">Afbryd <span lang="en">Cancel</span></button></form>`
  )
}

/** Asks whether to sign out; `form` is the provider's, with its secret. */
export function signOutPage(form: string): string {
  return page(
    'Prøve-login: vil du logge ud?',
    `<p lang="en">Sandbox log-in: do you want to log out?</p>
${WARNING}
${form}
<button form="op.logoutForm" name="logout" value="yes">Ja, log ud <span lang="en">Yes, log out</span></button>
<button form="op.logoutForm">Nej <span lang="en">No</span></button>`
  )
}

export function signedOutPage(): string {
  return page('Prøve-login: du er logget ud', `<p lang="en">Sandbox log-in: you are logged out</p>\n${WARNING}`)
}

/** What the provider refused, with the code of OAuth for whoever is building on it. */
export function errorPage(error: string, description = ''): string {
  return page(
    'Prøve-login: det gik ikke',
    `<p lang="en">Sandbox log-in: something went wrong</p>
${WARNING}
<p>Gå tilbage, og prøv igen. <span lang="en">Go back and try again.</span></p>
<p><code>${escaped(error)}</code> ${escaped(description)}</p>`
  )
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff }
h1 { font-size: 1.5rem; line-height: 1.2 }
ul { list-style: none; padding: 0 }
button { display: block; width: 100%; min-height: 3rem; margin: .5rem 0; padding: .75rem 1rem; font: inherit; text-align: left;
  color: inherit; background: #f4f4f4; border: 1px solid #666; border-radius: 4px; cursor: pointer }
button:hover { background: #e6e6e6 }
button:focus-visible { outline: 3px solid #1a1a1a; outline-offset: 2px }
button strong { display: block }
.warning { padding: .75rem 1rem; background: #fff3cd; border: 2px solid #7a5b00 }
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
