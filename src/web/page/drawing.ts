import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { WebReply } from '../../bot/web-reply.ts'
import type { SentMessage } from '../directline/incoming-activity.ts'
import type { Boot } from './boot.ts'

/** One of the four questions and what the plan answers. */
export interface PlanAnswer {
  readonly question: string
  readonly reply: WebReply
}

/** A part of a page that is only read. */
export interface Section {
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/** A message as an activity, with what makes it the same message when it is sent again. */
export type Unsent = Pick<SentMessage, 'type' | 'text' | 'value' | 'locale'> & {
  readonly channelData: { readonly clientActivityID: string }
}

/** The components of `client/`, drawn as HTML: a contract between `web/page` and `client/server.tsx`. */
export interface Drawing {
  /** @param unsent what the citizen sent and nobody took */
  page(boot: Boot, unsent?: Unsent): string
  wholePlan(boot: Boot, answers: readonly PlanAnswer[]): string
  /** The accessibility statement; the first section is the page's own. */
  statement(boot: Boot, sections: readonly Section[]): string
}

/** Fetches what `scripts/build-client.mjs` made of `client/server.tsx`: the one door from here to `client/`. */
export async function loadDrawing(clientDir: string): Promise<Drawing> {
  const built = (await import(pathToFileURL(join(clientDir, 'drawing.mjs')).href)) as { readonly drawing: Drawing }
  return built.drawing
}
