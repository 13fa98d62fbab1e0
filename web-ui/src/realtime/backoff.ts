const FIRST_MS = 400
const MOST_MS = 20_000
/** A participant whose connection is lost keeps the place in the call for 10 s. */
const MOST_IN_CALL_MS = 2000

/**
 * How long to wait before another attempt: doubles up to 20 s, or to 2 s in a call, with full jitter over its upper half
 * so that the pages of a restarted server do not all come back at once.
 *
 * @param attempt 0 for the first one after a loss
 * @param random 0 (inclusive) to 1 (exclusive)
 */
export function backoffMs(attempt: number, random: number, inCall = false): number {
  const ceiling = Math.min(inCall ? MOST_IN_CALL_MS : MOST_MS, FIRST_MS * 2 ** Math.min(attempt, 16))
  return Math.round(ceiling / 2 + (ceiling / 2) * random)
}
