/** A moment of a chat as its rows are divided by it. */
export interface Moment {
  readonly time: number
  /** The day where the person is. */
  readonly day: string
}

const MOST_KEPT = 5000

const kept = new Map<string, Moment>()

/**
 * Reads when something was, as the server writes it. To read a date takes longer than all else that makes a row, and the rows
 * of a chat are made again with each message.
 */
export function momentOf(at: string): Moment {
  const known = kept.get(at)
  if (known) {
    return known
  }
  const date = new Date(at)
  const moment = { time: date.getTime(), day: date.toDateString() }
  if (kept.size >= MOST_KEPT) {
    kept.clear()
  }
  kept.set(at, moment)
  return moment
}
