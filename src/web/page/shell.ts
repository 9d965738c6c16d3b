import type { Assets } from './assets.ts'
import type { Boot } from './boot.ts'
import { Html, html, jsonForScript } from './html.ts'

export interface ShellOptions {
  readonly boot: Boot
  readonly assets: Assets
  /** HTML of the components, which have escaped every value. */
  readonly drawn: string
  /** Whether the browser's script takes the page over; one that only answers a form stays as it is. */
  readonly withScript: boolean
}

/**
 * The page as it is sent: no script or style stands in it, only links to our
 * own files, so that `script-src 'self'` and `style-src 'self'` hold.
 * `interactive-widget` keeps the text field above a phone's keyboard.
 */
export function shell({ boot, assets, drawn, withScript }: ShellOptions): string {
  const nothing = new Html('')
  const script = withScript ? html`<script type="module" src="/assets/${assets.script}"></script>` : nothing
  const data = withScript ? html`<script type="application/json" id="boot">${jsonForScript(boot)}</script>` : nothing
  return html`<!doctype html>
<html lang="${boot.language}" dir="${boot.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="robots" content="noindex">
<title>${boot.texts.name}</title>
<link rel="icon" type="image/svg+xml" href="/assets/${assets.icon}">
<link rel="stylesheet" href="/assets/${assets.style}">
${script}
</head>
<body>
<div id="page">${new Html(drawn)}</div>
${data}
</body>
</html>
`.source
}
