import type { StatsReport } from '../media/mediaSession'

/** What of a microphone's sound has come, counted from the beginning. */
export interface HeardSound {
  /** Samples that were taken from what has come, to be played. */
  emitted: number
  /** Samples that were played, one way or another. */
  played: number
  /** Samples of which the browser has made up something that sounds like what came before. */
  concealed: number
}

interface Entry {
  type: string
  kind?: string
  trackIdentifier?: string
  jitterBufferEmittedCount?: number
  totalSamplesReceived?: number
  concealedSamples?: number
  silentConcealedSamples?: number
}

/** Of one track; null where the report knows nothing of it. */
export function heardSoundOf(report: StatsReport, trackId: string): HeardSound | null {
  let found: HeardSound | null = null
  report.forEach((value) => {
    const entry = value as Entry
    if (entry.type === 'inbound-rtp' && entry.kind === 'audio' && entry.trackIdentifier === trackId) {
      found = {
        emitted: entry.jitterBufferEmittedCount ?? 0,
        played: entry.totalSamplesReceived ?? 0,
        concealed: (entry.concealedSamples ?? 0) - (entry.silentConcealedSamples ?? 0),
      }
    }
  })
  return found
}

/** Speech of which more is made up cannot be followed. */
const CONCEALED_SHARE = 0.5
/** So many looks in a row before it is said. */
const UNHEARD_AFTER = 3
const HEARD_AFTER = 2

/**
 * Whether somebody can be heard, by a look each second. Also in silence something comes, so nothing at all, or little but
 * what the browser has made up, means that the speaker is not heard.
 */
export class Hearing {
  unheard = false
  private before: HeardSound | null = null
  private run = 0

  /** @param expected whether they have switched their microphone on, and one wants to hear it */
  look(sound: HeardSound | null, expected: boolean): void {
    const { before } = this
    this.before = sound
    if (!expected) {
      this.unheard = false
      this.run = 0
    } else if (sound === null || before !== null) {
      this.judge(sound !== null && before !== null && isHeard(before, sound))
    }
  }

  private judge(heard: boolean): void {
    this.run = heard === this.unheard ? this.run + 1 : 0
    if (this.run >= (heard ? HEARD_AFTER : UNHEARD_AFTER)) {
      this.unheard = !heard
      this.run = 0
    }
  }
}

function isHeard(before: HeardSound, after: HeardSound): boolean {
  const played = after.played - before.played
  if (played < 0) {
    // Counted anew, by another connection.
    return true
  }
  return (
    after.emitted > before.emitted &&
    (after.concealed - before.concealed) / Math.max(1, played) <= CONCEALED_SHARE
  )
}
