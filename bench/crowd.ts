import WebSocket from 'ws'
import type { Talk } from './load.ts'
import type { Program } from './program.ts'

/** How many open a conversation at the same time. */
const DOORS = 16

/**
 * The address citizen number `index` comes from: each has one of their own, for
 * openings and sockets are limited by address. We stand where the proxy of a
 * municipality stands, and tell it on.
 */
const addressOf = (index: number): string => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`

/** Opens `count` conversations by the routes our page uses, as visitors who are not signed in. */
export async function openConversations(program: Program, count: number): Promise<void> {
  await eachOf(count, async index => {
    const headers = { origin: program.url, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': addressOf(index) }
    const { token } = await post<{ token: string }>(program, 'tokens/generate', headers, { locale: 'da' })
    await post(program, 'conversations', { authorization: `Bearer ${token}` }, { locale: 'da' })
  })
}

/**
 * Opens each of these talks and keeps a socket to it.
 * @param told is given every frame as it comes
 * @returns how to hang up, all together
 */
export async function keepListening(
  program: Program,
  talks: readonly Talk[],
  told: (frame: Buffer) => void
): Promise<() => void> {
  const sockets: WebSocket[] = []
  await eachOf(talks.length, async index => {
    const authorization = `Bearer ${talks[index]?.token}`
    const { streamUrl } = await post<{ streamUrl: string }>(program, 'conversations', { authorization }, { locale: 'da' })
    const socket = new WebSocket(streamUrl, { perMessageDeflate: false, headers: { 'x-forwarded-for': addressOf(index) } })
    sockets.push(socket)
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    socket.on('message', told)
  })
  return () => {
    for (const socket of sockets) socket.terminate()
  }
}

/** Does this for 0, 1, 2 … in that order, several at a time. */
async function eachOf(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const door = async (): Promise<void> => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: DOORS }, door))
}

async function post<Answer>(
  { url }: Program,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: object
): Promise<Answer> {
  const answer = await fetch(`${url}/v3/directline/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body)
  })
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`)
  return (await answer.json()) as Answer
}
