/** A level that is speech, of 0 to 1: about -46 dB. */
const LOUD = 0.005
const ON_AFTER_MS = 100
const OFF_AFTER_MS = 400

/**
 * From levels, taken every 100 ms or so, to whether somebody speaks: on within 300 ms of the first loud one, off within
 * 600 ms of the last, never while muted. A click that is over at once is no speech.
 */
export class Speech {
  private loudSince: number | null = null
  private loudAt = Number.NEGATIVE_INFINITY
  private speaks = false

  next(level: number, muted: boolean, now: number): boolean {
    if (muted) {
      this.loudSince = null
      this.loudAt = Number.NEGATIVE_INFINITY
      this.speaks = false
      return false
    }
    if (level >= LOUD) {
      this.loudSince ??= now
      this.loudAt = now
      this.speaks ||= now - this.loudSince >= ON_AFTER_MS
    } else if (now - this.loudAt >= OFF_AFTER_MS) {
      this.loudSince = null
      this.speaks = false
    }
    return this.speaks
  }
}
