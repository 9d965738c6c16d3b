import { LRUCache } from 'lru-cache'

/** How many keys are remembered; one forgotten begins anew. */
const MOST_KEYS = 20_000

/** So many a minute per key, on this replica: a bucket that starts full and fills up steadily. */
export interface Rate {
  /** Takes one; false when there is none left. @param now milliseconds, of any clock that does not go back */
  take(key: string, now: number): boolean
}

export function createRate(perMinute: number): Rate {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: MOST_KEYS })
  return {
    take(key, now) {
      const bucket = buckets.get(key) ?? { left: perMinute, at: now }
      const left = Math.min(perMinute, bucket.left + (Math.max(0, now - bucket.at) * perMinute) / 60_000)
      const taken = left >= 1
      buckets.set(key, { left: taken ? left - 1 : left, at: now })
      return taken
    }
  }
}
