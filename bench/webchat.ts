import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { projectRoot } from '../src/app/project-root.ts'
import type { Program } from './program.ts'

const VERSION = '4.18.1'
/** Its own bundle without the drawing of cards and media, half the size of the whole: what our answers need is in it. */
const BUNDLE = 'webchat-minimal.js'

/** The page its documentation shows, with the token in it from the start, where a host's own server would write it. */
const page = (token: string): string => `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Web Chat</title>
<style>html, body { height: 100% } body { margin: 0 } #webchat { height: 100%; width: 100% }</style>
</head>
<body>
<div id="webchat" role="main"></div>
<script src="/${BUNDLE}"></script>
<script>
  let online
  window.online = new Promise(resolve => { online = resolve })
  const store = WebChat.createStore({}, () => next => action => {
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') online()
    return next(action)
  })
  const directLine = WebChat.createDirectLine({ token: ${JSON.stringify(token)}, domain: location.origin + '/v3/directline' })
  WebChat.renderWebChat({ directLine, store, locale: 'da-DK' }, document.getElementById('webchat'))
</script>
</body>
</html>`

/** Bot Framework Web Chat on a page of its own, talking to our program. */
export interface WebChat {
  /** Address of the page for the citizen whose conversation this token opens. */
  pageFor(token: string): string
  stop(): void
}

/**
 * Serves Web Chat as a host would: the bundle gzipped once, Direct Line at the
 * page's own origin. Undefined, and said why, where npm cannot fetch it.
 */
export async function serveWebChat(program: Program): Promise<WebChat | undefined> {
  const bundle = await fetchBundle().catch((failure: Error) => {
    console.log(`Web Chat cannot be fetched, so ours is measured alone: ${failure.message.split('\n')[0]}`)
    return undefined
  })
  if (!bundle) return undefined
  const zipped = gzipSync(bundle)
  let token = ''
  const server = createServer((req, res) => {
    if (req.url?.startsWith('/v3/directline/')) passOn(program, req, res)
    else if (req.url === `/${BUNDLE}`) send(res, 'text/javascript', zipped)
    else if (req.url === '/') send(res, 'text/html', gzipSync(page(token)))
    else res.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    pageFor(given) {
      token = given
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    },
    stop() {
      server.close()
      server.closeAllConnections()
    }
  }
}

function send(res: ServerResponse, type: string, zipped: Buffer): void {
  res.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-encoding': 'gzip', 'content-length': zipped.length })
  res.end(zipped)
}

function passOn({ port }: Program, req: IncomingMessage, res: ServerResponse): void {
  const { method, url, headers } = req
  const asked = request({ host: '127.0.0.1', port, method, path: url, headers }, answer => {
    res.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(res)
  })
  asked.on('error', () => res.destroy())
  req.pipe(asked)
}

/**
 * The bundle as its makers publish it, fetched once and kept where no lock file
 * names it: it is a yardstick, nothing of ours needs it. The package is taken
 * alone, for the bundle holds all it leans on.
 */
async function fetchBundle(): Promise<Buffer> {
  const home = join(projectRoot(), 'node_modules/.cache', `webchat-${VERSION}`)
  if (!existsSync(home)) await fetchPackage(home)
  return readFile(join(home, 'package/dist', BUNDLE))
}

async function fetchPackage(home: string): Promise<void> {
  const run = promisify(execFile)
  await mkdir(dirname(home), { recursive: true })
  const staging = await mkdtemp(`${home}-`)
  try {
    const shell = process.platform === 'win32'
    const { stdout } = await run('npm', ['pack', `botframework-webchat@${VERSION}`, '--silent'], { cwd: staging, shell })
    await run('tar', ['-xzf', stdout.trim(), `package/dist/${BUNDLE}`], { cwd: staging })
    await rename(staging, home)
  } catch (failure) {
    await rm(staging, { recursive: true, force: true })
    throw failure
  }
}
