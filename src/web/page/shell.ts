import type { Assets } from './assets.ts'
import type { Boot } from './boot.ts'
import { html, jsonForScript } from './html.ts'

/**
 * The page as it is sent: no script or style stands in it, only links to our
 * own files, so that `script-src 'self'` and `style-src 'self'` hold.
 * `interactive-widget` keeps the text field above a phone's keyboard.
 */
export function shell(boot: Boot, assets: Assets): string {
  return html`<!doctype html>
<html lang="${boot.language}" dir="${boot.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="robots" content="noindex">
<title>${boot.texts.name}</title>
<link rel="icon" type="image/svg+xml" href="/assets/${assets.icon}">
<link rel="stylesheet" href="/assets/${assets.style}">
<script type="module" src="/assets/${assets.script}"></script>
</head>
<body>
<noscript><p>${boot.texts.needsScript}</p></noscript>
<div id="page"></div>
<script type="application/json" id="boot">${jsonForScript(boot)}</script>
</body>
</html>
`.source
}
