import type { Calibration } from './model.ts'

const STEPS = 400
const RATE = 0.5
const RIDGE = 1e-3

/** One look at the evidence, and whether the first question was the right one. */
export interface Observation {
  signals: number[]
  right: boolean
}

const { exp } = Math

const squash = (x: number): number => 1 / (1 + exp(-x))

/** How probable it is, 0..1, that the strongest question is the right one. */
export const confidenceOf = ({ bias, weights }: Calibration, signals: number[]): number =>
  squash(signals.reduce((sum, signal, i) => sum + signal * (weights[i] as number), bias))

function scalesOf(observations: Observation[], width: number): { means: number[]; spreads: number[] } {
  const columns = Array.from({ length: width }, (_, i) => observations.map(({ signals }) => signals[i] as number))
  const means = columns.map(column => column.reduce((sum, x) => sum + x, 0) / column.length)
  const spreads = columns.map((column, i) => {
    const mean = means[i] as number
    return Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length) || 1
  })
  return { means, spreads }
}

/**
 * Logistic regression by gradient descent on standardised signals. It learns
 * from texts the planes have not seen, or it would believe in itself too much.
 */
export function calibrate(observations: Observation[]): Calibration {
  const width = observations[0]?.signals.length ?? 0
  const { means, spreads } = scalesOf(observations, width)
  const rows = observations.map(({ signals }) => signals.map((x, i) => (x - (means[i] as number)) / (spreads[i] as number)))
  const weights = new Array<number>(width).fill(0)
  let bias = 0

  for (let step = 0; step < STEPS; step++) {
    const slopes = weights.map(weight => weight * RIDGE)
    let biasSlope = 0
    rows.forEach((row, r) => {
      const miss = confidenceOf({ bias, weights }, row) - Number(observations[r]?.right)
      biasSlope += miss / rows.length
      row.forEach((x, i) => {
        slopes[i] = (slopes[i] as number) + (miss * x) / rows.length
      })
    })
    bias -= RATE * biasSlope
    slopes.forEach((slope, i) => {
      weights[i] = (weights[i] as number) - RATE * slope
    })
  }

  const raw = weights.map((weight, i) => weight / (spreads[i] as number))
  return { bias: bias - raw.reduce((sum, weight, i) => sum + weight * (means[i] as number), 0), weights: raw }
}
