import type { WebSocket } from 'ws'
import type { Clock } from '../../ports/clock.ts'
import type { ConversationStore, StoredActivity } from '../../ports/conversation-store.ts'
import type { LiveUpdates } from '../../ports/live-updates.ts'
import type { Log } from '../../ports/log.ts'
import type { Metrics } from '../../ports/metrics.ts'
import type { Access, Doorkeeper } from './access.ts'
import { PAGE, toActivitySet } from './activity-set.ts'
import { traceOf } from './direct-line-error.ts'

/** More sockets than a person has devices and tabs; the client also opens some it forgets. */
const MOST_STREAMS = 8
/** What may wait in a socket before its reader counts as gone; it comes back with its watermark. */
const MOST_WAITING_BYTES = 1_000_000
const RETRY_MS = 1_000
const REFUSED = 1008
const RESTARTING = 1012

/** Why a socket is closed. Its client comes back with its watermark, and is told then if it may not. */
type Farewell = 'TokenExpired' | 'SessionEnded' | 'TooManyStreams' | 'TooSlow' | 'Gone'

interface Stream {
  readonly socket: WebSocket
  readonly grant: Access['grant']
  /** Sent so far. */
  watermark: number
  /** Whether anything came from the other end since the last beat. */
  alive: boolean
}

/** The open sockets of one conversation, with one read of the store for all of them. */
interface Room {
  readonly conversationId: string
  readonly streams: Set<Stream>
  reading: boolean
  again: boolean
}

export interface Streams {
  add(socket: WebSocket, access: Access, watermark: number): void
  /** Tells every client to connect anew, elsewhere; resolves when all sockets are closed. */
  close(graceMs: number): Promise<void>
}

export interface StreamsParts {
  readonly conversations: Pick<ConversationStore, 'activitiesAfter'>
  readonly liveUpdates: LiveUpdates
  readonly doorkeeper: Pick<Doorkeeper, 'stillHere'>
  readonly metrics: Pick<Metrics, 'streamsChanged'>
  readonly clock: Clock
  readonly log: Log
  /** How often sockets are pinged and looked after; proxies close what is silent for a minute. */
  readonly heartbeatMs: number
}

/**
 * The sockets of this replica. A signal says only that a conversation has
 * something new; every socket is then sent what it lacks, from the store.
 */
export function createStreams(parts: StreamsParts): Streams {
  const { conversations, liveUpdates, doorkeeper, metrics, clock, log, heartbeatMs } = parts
  const rooms = new Map<string, Room>()
  const sockets = new Set<WebSocket>()

  const catchUp = async (room: Room): Promise<void> => {
    room.again = true
    if (room.reading) return
    room.reading = true
    try {
      while (room.again && room.streams.size) {
        room.again = false
        await deliver(room)
      }
    } catch (error) {
      log.warn({ conversationId: room.conversationId, ...traceOf(error) }, 'could not read for open chats; trying again')
      setTimeout(() => void catchUp(room), RETRY_MS).unref()
    } finally {
      room.reading = false
    }
  }

  const deliver = async (room: Room): Promise<void> => {
    // Whoever joins while this reads may lack more than it reads, and has asked for another round.
    const readers = [...room.streams]
    const after = Math.min(...readers.map(({ watermark }) => watermark))
    const stored = await conversations.activitiesAfter(room.conversationId, after, PAGE)
    if (!stored.length) return
    const ended = await endedSessions(readers)
    for (const stream of readers) {
      if (stream.grant.sessionId && ended.has(stream.grant.sessionId)) part(room, stream, 'SessionEnded')
      else if (expired(stream)) part(room, stream, 'TokenExpired')
      else send(room, stream, stored)
    }
    if (stored.length === PAGE) room.again = true
  }

  const endedSessions = async (readers: readonly Stream[]): Promise<Set<string>> => {
    const sessions = new Set(readers.flatMap(({ grant }) => grant.sessionId ?? []))
    for (const session of sessions) if (await doorkeeper.stillHere(session)) sessions.delete(session)
    return sessions
  }

  const send = (room: Room, stream: Stream, stored: readonly StoredActivity[]): void => {
    const lacking = stored.filter(({ seq }) => seq > stream.watermark)
    if (!lacking.length) return
    if (stream.socket.bufferedAmount > MOST_WAITING_BYTES) {
      part(room, stream, 'TooSlow')
      return
    }
    const set = toActivitySet(lacking, stream.watermark)
    stream.watermark = Number(set.watermark)
    stream.socket.send(JSON.stringify(set))
  }

  const expired = ({ grant }: Stream): boolean => grant.expiresAt <= clock.now()

  /** Out of the room at once: a socket takes its time to close, and must not be read for meanwhile. */
  const part = (room: Room, stream: Stream, why: Farewell): void => {
    room.streams.delete(stream)
    if (!room.streams.size && rooms.get(room.conversationId) === room) rooms.delete(room.conversationId)
    if (why === 'TooSlow' || why === 'Gone') stream.socket.terminate()
    else stream.socket.close(REFUSED, why)
  }

  const lookAfter = (room: Room, stream: Stream): void => {
    if (expired(stream)) part(room, stream, 'TokenExpired')
    else if (!stream.alive) part(room, stream, 'Gone')
    else {
      stream.alive = false
      stream.socket.ping()
    }
  }

  const lookAfterAll = (): void => {
    for (const room of rooms.values()) for (const stream of room.streams) lookAfter(room, stream)
  }

  const catchUpAll = async (): Promise<void> => {
    // One room at a time, so that ten thousand open chats do not come before a citizen's message.
    for (const room of rooms.values()) await catchUp(room)
  }

  const heart = setInterval(lookAfterAll, heartbeatMs).unref()
  const stopListening = liveUpdates.listen(
    conversationId => {
      const room = rooms.get(conversationId)
      if (room) void catchUp(room)
    },
    () => void catchUpAll()
  )

  return {
    add(socket, { grant }, watermark) {
      const { conversationId } = grant
      const room = rooms.get(conversationId) ?? { conversationId, streams: new Set(), reading: false, again: false }
      rooms.set(conversationId, room)
      const [oldest] = room.streams
      if (oldest && room.streams.size >= MOST_STREAMS) part(room, oldest, 'TooManyStreams')
      const stream: Stream = { socket, grant, watermark, alive: true }
      const heard = () => {
        stream.alive = true
      }
      socket.on('message', heard).on('pong', heard)
      // Without a listener the error of a broken connection would end the process.
      socket.on('error', () => socket.terminate())
      socket.on('close', () => {
        sockets.delete(socket)
        metrics.streamsChanged(-1)
        part(room, stream, 'Gone')
      })
      sockets.add(socket)
      metrics.streamsChanged(1)
      room.streams.add(stream)
      void catchUp(room)
    },

    async close(graceMs) {
      clearInterval(heart)
      stopListening()
      const impatience = setTimeout(() => {
        for (const socket of sockets) socket.terminate()
      }, graceMs)
      await Promise.all([...sockets].map(closed))
      clearTimeout(impatience)
    }
  }
}

function closed(socket: WebSocket): Promise<void> {
  return new Promise(resolve => {
    socket.once('close', () => resolve())
    socket.close(RESTARTING, 'Restarting')
  })
}
