import type { Request, Response } from 'express'
import type { Office } from '../../domain/plan.ts'
import type { Texts } from '../../text/texts.ts'
import type { Assets } from '../page/assets.ts'
import { html } from '../page/html.ts'
import { languageOf } from '../page/language.ts'
import type { SignInTrouble } from './routes.ts'

/** HTTP status of each way a sign-in can come to nothing. */
const STATUS: Readonly<Record<SignInTrouble, number>> = {
  cancelled: 403,
  'too-weak': 403,
  'no-cpr': 403,
  expired: 400,
  'not-known-here': 403,
  'source-down': 503,
  failed: 502
}

/** Says why nobody is signed in, with a phone number and two ways on; never a dead end. */
export function createTroublePage({ texts, office, assets }: { texts: Texts; office: Office; assets: Assets }) {
  return (req: Request, res: Response, trouble: SignInTrouble): void => {
    const language = languageOf(req, texts)
    const t = texts.t(language, 'sign-in', new Date())
    const page = html`<!doctype html>
<html lang="${language}" dir="${texts.dir(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${t('title')} – Næste skridt</title>
<link rel="icon" type="image/svg+xml" href="/assets/${assets.icon}">
<link rel="stylesheet" href="/assets/${assets.style}">
</head>
<body>
<header><p class="column name" lang="da">Næste skridt</p></header>
<main class="notice">
<h1>${t('title')}</h1>
<p>${t(trouble)}</p>
<p><a class="phone" href="tel:${office.phone}">${unbroken(t('call', { office: office.name, phone: office.phone }))}</a></p>
<p class="choices">
<a class="button primary" href="/sign-in">${t('tryAgain')}</a>
<a class="button" href="/">${t('withoutSignIn')}</a>
</p>
</main>
</body>
</html>`
    res.status(STATUS[trouble]).set('Cache-Control', 'no-store').type('html').send(page.source)
  }
}

/** Keeps a telephone number on one line. */
const unbroken = (text: string): string => text.replace(/(\d) (?=\d)/g, '$1\u00a0')
