/** Jobs with the same key run one after another, in the order they came; others side by side. */
export interface KeyedQueue {
  run<T>(key: string, job: () => Promise<T>): Promise<T>
  /** Jobs of this key that run or wait. */
  length(key: string): number
  /** Resolves when nothing runs or waits any more. */
  idle(): Promise<void>
}

export function createKeyedQueue(): KeyedQueue {
  const lines = new Map<string, { last: Promise<unknown>; length: number }>()

  return {
    run(key, job) {
      const line = lines.get(key) ?? { last: Promise.resolve(), length: 0 }
      const result = line.last.then(job)
      line.length++
      line.last = result
        .catch(() => undefined)
        .finally(() => {
          if (--line.length === 0) lines.delete(key)
        })
      lines.set(key, line)
      return result
    },

    length: key => lines.get(key)?.length ?? 0,

    async idle() {
      while (lines.size) await Promise.all([...lines.values()].map(({ last }) => last))
    }
  }
}
