const FIRST_MS = 5000
const MOST_MS = 300_000
const CALM_MS = 60_000

/**
 * How soon a token that the server has just handed out may be exchanged for another. Whatever makes the page want that
 * again and again, be it a server that refuses its own tokens, it asks for 5 s at first and then for twice as long each
 * time, up to 5 minutes, not more than once.
 */
export class RefreshPace {
  private gotAt = Number.NEGATIVE_INFINITY
  private restMs = FIRST_MS

  /** @param now by the monotonic clock */
  got(now: number): void {
    const calm = now - this.gotAt > 2 * this.restMs + CALM_MS
    this.restMs = calm ? FIRST_MS : Math.min(this.restMs * 2, MOST_MS)
    this.gotAt = now
  }

  /** Whether the present token is to be made do with. */
  rests(now: number): boolean {
    return now - this.gotAt < this.restMs
  }
}
