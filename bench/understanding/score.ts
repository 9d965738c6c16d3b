import type { Reader } from './reader.ts'

/** A sentence and the questions it may be taken for. */
export interface Line {
  readonly text: string
  readonly accept: readonly string[]
}

/** How well a language is understood; shares are from 0 to 1, of the lines they are about. */
export interface Score {
  readonly lang: string
  readonly n: number
  readonly right: number
  readonly offered: number
  readonly wrong: number
  readonly outOfScopeAccepted: number
  readonly crisisFound: number
  readonly crisisFalseAlarm: number
  /** Milliseconds, the median of one message. */
  readonly p50Ms: number
  readonly modelBytes: number
}

/** A sentence that got another answer than it may. */
export interface Miss extends Line {
  readonly taken: string
}

const WARM_UP = 200

const share = (part: number, all: number): number => (all === 0 ? 0 : Math.round((part / all) * 10_000) / 10_000)

/** Reads every line once and counts; what was answered wrongly comes along. */
export function score(reader: Reader, lang: string, lines: readonly Line[]): { score: Score; misses: Miss[] } {
  // Not timed: the first messages load the model and warm the code up.
  for (const { text } of lines.slice(0, WARM_UP)) reader.read(text, lang)
  const read = lines.map(line => {
    const began = performance.now()
    const reading = reader.read(line.text, lang)
    return { ...line, ...reading, ms: performance.now() - began }
  })
  const crisis = read.filter(({ accept }) => accept.includes('crisis'))
  const others = read.filter(({ accept }) => !accept.includes('crisis'))
  const outOfScope = others.filter(({ accept }) => accept.includes('out-of-scope'))
  const inScope = others.filter(({ accept }) => !accept.includes('out-of-scope'))
  const answered = inScope.filter(({ question }) => question !== 'out-of-scope')
  const right = answered.filter(({ accept, question }) => accept.includes(question))
  const unsure = inScope.filter(({ question }) => question === 'out-of-scope')
  const times = read.map(({ ms }) => ms).sort((a, b) => a - b)
  return {
    score: {
      lang,
      n: lines.length,
      right: share(right.length, inScope.length),
      offered: share(unsure.filter(({ accept, offered }) => offered.some(id => accept.includes(id))).length, inScope.length),
      wrong: share(answered.length - right.length, inScope.length),
      outOfScopeAccepted: share(outOfScope.filter(({ question }) => question !== 'out-of-scope').length, outOfScope.length),
      crisisFound: share(crisis.filter(line => line.crisis === 'hard' || line.question === 'crisis').length, crisis.length),
      crisisFalseAlarm: share(others.filter(line => line.crisis === 'hard' || line.question === 'crisis').length, others.length),
      p50Ms: Math.round((times[Math.floor(times.length / 2)] ?? 0) * 1000) / 1000,
      modelBytes: reader.modelBytes(lang)
    },
    misses: others
      .filter(({ accept, question }) => question !== 'out-of-scope' && !accept.includes(question))
      .map(({ text, accept, question }) => ({ text, accept, taken: question }))
  }
}

/** The pairs of questions most often taken for one another: "asked → taken", most frequent first. */
export function confusions(misses: readonly Miss[], most = 5): [string, number][] {
  const counts = new Map<string, number>()
  for (const { accept, taken } of misses) {
    const pair = `${accept[0]} → ${taken}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, most)
}
