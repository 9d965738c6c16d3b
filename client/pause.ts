/** Waits that can be cut short: by hand, and by the browser when it is online again. */
export class Pause {
  #done = () => {}

  /** About this many milliseconds, so that many clients do not come back at the same moment. */
  wait(ms: number): Promise<void> {
    return new Promise(resolve => {
      const done = () => {
        clearTimeout(timer)
        removeEventListener('online', done)
        resolve()
      }
      const timer = setTimeout(done, ms * (0.5 + Math.random()))
      addEventListener('online', done)
      this.#done = done
    })
  }

  /** Ends the wait under way, if there is one. */
  end(): void {
    this.#done()
  }
}
