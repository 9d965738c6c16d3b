import type { Request, Response } from 'express'
import type { Office } from '../../domain/plan.ts'
import type { Texts } from '../../text/texts.ts'
import type { Assets } from './assets.ts'
import { html } from './html.ts'
import { languageOf } from './language.ts'

/** A page that says one thing, and what can be done now. */
export interface Notice {
  readonly title: string
  readonly text?: string
  /** The first is the one most will want. */
  readonly choices: readonly { readonly href: string; readonly label: string }[]
}

/** Sends a notice, always with the office's telephone number: never a dead end. */
export type ShowNotice = (req: Request, res: Response, status: number, notice: Notice) => void

/** Pages for when something has not gone as it should; they need neither script nor database. */
export function createNotices({ texts, office, assets }: { texts: Texts; office: Office; assets: Assets }): ShowNotice {
  return (req, res, status, { title, text, choices }) => {
    const language = languageOf(req, texts)
    const now = new Date()
    const call = texts.t(language, 'sign-in', now)('call', { office: office.name, phone: office.phone })
    const ui = texts.t(language, 'ui', now)
    const page = html`<!doctype html>
<html lang="${language}" dir="${texts.dir(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – ${ui('name')}</title>
<link rel="icon" type="image/svg+xml" href="/assets/${assets.icon}">
<link rel="stylesheet" href="/assets/${assets.style}">
</head>
<body>
<header><p class="column name" lang="da">${ui('name')}</p></header>
<main class="notice">
<h1>${title}</h1>
${text === undefined ? '' : html`<p>${text}</p>`}
<p><a class="phone" href="tel:${office.phone.replaceAll(' ', '')}">${unbroken(call)}</a></p>
<p>${ui('inDanger')}</p>
<p class="choices">
${choices.map(({ href, label }, index) => html`<a class="${index === 0 ? 'button primary' : 'button'}" href="${href}">${label}</a>`)}
</p>
</main>
<footer class="foot column"><a href="/accessibility">${ui('accessibility')}</a></footer>
</body>
</html>`
    res.status(status).type('html').send(page.source)
  }
}

/** Keeps a telephone number on one line. */
const unbroken = (text: string): string => text.replace(/(\d) (?=\d)/g, '$1\u00a0')
