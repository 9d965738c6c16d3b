/** Tells the time; a test holds its own. */
export interface Clock {
  now(): Date
}
