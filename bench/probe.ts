/** What a page tells of itself; milliseconds since it was asked for. */
export interface Seen {
  readonly firstPaintMs?: number
  /** A text field is in sight, can be written in, and a press of a key in it is heard. */
  readonly interactiveMs?: number
  /** The Enter that sent the question. */
  readonly askedMs?: number
  /** The awaited words were in the page. */
  readonly answeredMs?: number
  /** Cumulative layout shift: all shifts together that no press had just caused. */
  readonly layoutShift: number
}

/**
 * Script that runs before any of the page's own and watches it, whoever made
 * it. What it has seen is in `window.seen`; `window.usable` and `window.answered`
 * are promises of the two moments to wait for, the first one of the field. A
 * library may listen at the field, at the document, or anywhere between, so
 * listening is watched, not looked for.
 */
export const watchFor = (words: string): string => `(() => {
  const seen = { layoutShift: 0 }
  window.seen = seen
  const moment = name => {
    let pass
    const promise = new Promise(resolve => {
      pass = (at, what) => {
        seen[name] ??= at
        resolve(what)
      }
    })
    return { promise, pass }
  }
  const usable = moment('interactiveMs')
  const answered = moment('answeredMs')
  window.usable = usable.promise
  window.answered = answered.promise

  const hears = new WeakSet()
  const listen = EventTarget.prototype.addEventListener
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (/^key(down|press|up)$/.test(type)) hears.add(this)
    return listen.call(this, type, ...rest)
  }
  const isHeard = node => node !== null && (hears.has(node) || isHeard(node.parentNode))
  const canBeUsed = field => !field.disabled && !field.readOnly && field.checkVisibility() && isHeard(field)
  const lookForField = () => {
    const field = [...document.querySelectorAll('textarea, input[type="text"]')].find(canBeUsed)
    if (field) usable.pass(performance.now(), field)
    else requestAnimationFrame(lookForField)
  }
  requestAnimationFrame(lookForField)

  listen.call(window, 'keydown', event => {
    if (event.key === 'Enter') seen.askedMs = event.timeStamp
  }, true)
  const answer = new MutationObserver(changes => {
    const nodes = changes.flatMap(({ target, addedNodes }) => (addedNodes.length > 0 ? [...addedNodes] : [target]))
    if (nodes.some(node => node.textContent.includes(${JSON.stringify(words)}))) answered.pass(performance.now())
  })
  answer.observe(document, { childList: true, characterData: true, subtree: true })

  const observe = (type, noted) => new PerformanceObserver(list => list.getEntries().forEach(noted)).observe({ type, buffered: true })
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.firstPaintMs = startTime
  })
  observe('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) seen.layoutShift += value
  })
})()`
