/**
 * How long one's own message keeps one from the next, in milliseconds: never longer than the rule, and where it comes out
 * too short the server says so.
 *
 * @param at when the server accepted the message
 * @param now by the server's clock
 */
export function waitAfter(at: string, slowModeSeconds: number, now: number): number {
  const left = new Date(at).getTime() + slowModeSeconds * 1000 - now
  return Math.min(Math.max(0, left), slowModeSeconds * 1000)
}

/** What a refused message tells of the wait, or null. */
export function waitOf(code: string, details: Record<string, unknown>): number | null {
  const { retryAfterMs } = details
  return code === 'SLOW_MODE' && typeof retryAfterMs === 'number' ? retryAfterMs : null
}

/** Whole seconds to show; 0 only when it is over. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000))
}
