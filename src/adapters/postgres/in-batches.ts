/**
 * Makes one question to the database of many. The first is asked at once;
 * those that come while `lanes` of them are under way wait and go together. So
 * a lone citizen waits for nobody, and a hundred at once cost a few round trips.
 *
 * @param run answers all items, in their order; when it fails, all of them fail
 * @param lanes batches under way at the same time
 * @param most items of one batch
 */
export function inBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  { lanes, most }: { lanes: number; most: number }
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item
    readonly resolve: (result: Result) => void
    readonly reject: (failure: unknown) => void
  }
  let waiting: Waiting[] = []
  let underWay = 0

  const next = async (): Promise<void> => {
    const batch = waiting.slice(0, most)
    waiting = waiting.slice(most)
    underWay++
    try {
      const results = await run(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, index) => {
        resolve(results[index] as Result)
      })
    } catch (failure) {
      for (const { reject } of batch) reject(failure)
    } finally {
      underWay--
      if (waiting.length > 0) void next()
    }
  }

  return item =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (underWay < lanes) void next()
    })
}
