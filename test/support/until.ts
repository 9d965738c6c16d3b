import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for a state that comes by itself, for at most ten seconds; looks every 10 ms. */
export async function until(state: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!(await state())) {
    if (Date.now() > deadline) throw new Error(`Waited ten seconds in vain: ${what}`)
    await sleep(10)
  }
}
