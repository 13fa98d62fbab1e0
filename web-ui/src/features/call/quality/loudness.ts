/** A source that has brought nothing new for so long is silent, whatever it said last. */
const FRESH_MS = 300

/** What the browser says of a source that is played. */
export type Source = Pick<RTCRtpSynchronizationSource, 'timestamp' | 'audioLevel'>

/** How loud what arrives is. The browser keeps the last level of a source for seconds after it broke off. */
export class Loudness {
  private stamp = Number.NEGATIVE_INFINITY
  private changedAt = Number.NEGATIVE_INFINITY

  /** 0 to 1; 0 also where the browser does not say. */
  of(sources: readonly Source[], now: number): number {
    const newest = sources.reduce<Source | null>((a, b) => (a && a.timestamp >= b.timestamp ? a : b), null)
    if (newest && newest.timestamp !== this.stamp) {
      this.stamp = newest.timestamp
      this.changedAt = now
    }
    return now - this.changedAt < FRESH_MS ? (newest?.audioLevel ?? 0) : 0
  }
}
