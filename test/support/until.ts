import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for a state that comes by itself, for at most so many seconds; looks every 10 ms. */
export async function until(state: () => boolean | Promise<boolean>, what: string, seconds = 10): Promise<void> {
  const deadline = Date.now() + seconds * 1_000
  while (!(await state())) {
    if (Date.now() > deadline) throw new Error(`Waited ${seconds} seconds in vain: ${what}`)
    await sleep(10)
  }
}
