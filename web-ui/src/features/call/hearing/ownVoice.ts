import { type Activity, QUIET, reduceActivity } from '../devices/activity'

/** One look at the way of one's own voice. Levels are in dBFS, null while they cannot be measured. */
export interface VoiceLook {
  /** In milliseconds, of a clock that does not go back. */
  at: number
  /** As the microphone hears it. */
  raw: number | null
  /** As it goes out, after noise suppression. */
  sent: number | null
  /** Muted, or without a microphone. */
  muted: boolean
  /** Whether the router hears one speak; null where nobody says. */
  told: boolean | null
}

/**
 * Why others do not hear one, as far as one's own side shows. `silentMicrophone`: it has brought no sound since it was
 * opened. `notSent`: speech goes in, and nothing comes out. `notArrived`: speech goes out, and the router hears none.
 */
export type VoiceTrouble = 'silentMicrophone' | 'notSent' | 'notArrived' | null

/** Below this there is not even the noise of a room. */
const NOTHING_DB = -85
const SILENT_FOR_MS = 10_000
/** So much speech is no cough and no door. */
const SPEECH_MS = 3000
/** Speech has pauses; a fan, or music, has none. */
const ONSETS = 2
/** What was said so long ago proves nothing. */
const FORGOTTEN_AFTER_MS = 15_000

/** Speech since it was last known to go further. */
class Speech {
  private activity: Activity = QUIET
  private spokenMs = 0
  private onsets = 0
  private lastAt = 0

  hear(level: number, at: number): void {
    const before = this.activity
    this.activity = reduceActivity(before, { level, at, muted: false })
    if (this.activity.speaking) {
      this.onsets += before.speaking ? 0 : 1
      this.spokenMs += before.speaking ? at - before.at : 0
      this.lastAt = at
    } else if (at - this.lastAt > FORGOTTEN_AFTER_MS) {
      this.goesFurther()
    }
  }

  goesFurther(): void {
    this.spokenMs = 0
    this.onsets = 0
  }

  get isLost(): boolean {
    return this.spokenMs >= SPEECH_MS && this.onsets >= ONSETS
  }
}

/** Follows one's own voice from the microphone to the router, to be told when it does not get there. */
export class OwnVoice {
  trouble: VoiceTrouble = null
  private raw = new Speech()
  private sent = new Speech()
  private silentSince: number | null = null
  private hasSounded = false

  look({ at, raw, sent, muted, told }: VoiceLook): void {
    if (muted || raw === null || sent === null) {
      this.raw = new Speech()
      this.sent = new Speech()
      this.silentSince = null
      this.trouble = null
      return
    }
    this.hasSounded ||= raw > NOTHING_DB
    this.silentSince ??= at
    this.raw.hear(raw, at)
    this.sent.hear(sent, at)
    if (sent > NOTHING_DB) {
      this.raw.goesFurther()
    }
    if (told !== false) {
      this.sent.goesFurther()
    }
    this.trouble = this.judge(at - this.silentSince)
  }

  /** Another microphone, or the same one opened again. */
  reopened(): void {
    this.hasSounded = false
    this.silentSince = null
  }

  private judge(openMs: number): VoiceTrouble {
    if (!this.hasSounded) {
      return openMs >= SILENT_FOR_MS ? 'silentMicrophone' : null
    }
    return this.raw.isLost ? 'notSent' : this.sent.isLost ? 'notArrived' : null
  }
}
