const AT_ONCE = 30
const ONE_MORE_AFTER_MS = 1000

/** How many messages of the page around are listened to: it needs a handful, and each may cost a request. */
export class MessagePace {
  private left = AT_ONCE
  private since: number

  constructor(private readonly now: () => number = () => performance.now()) {
    this.since = now()
  }

  /** Whether one more is listened to. */
  takes(): boolean {
    const more = Math.floor((this.now() - this.since) / ONE_MORE_AFTER_MS)
    this.since += more * ONE_MORE_AFTER_MS
    this.left = Math.min(AT_ONCE, this.left + more)
    if (this.left === 0) {
      return false
    }
    this.left -= 1
    return true
  }
}
