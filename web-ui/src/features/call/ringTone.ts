import { holdTones, releaseTones } from './incoming/toneContext'

/** Notes of one round, in Hz, and how long a round is, in seconds. */
const TONES = {
  incoming: { notes: [659.25, 783.99, 987.77, 783.99], every: 2, gap: 0.16, volume: 0.14 },
  outgoing: { notes: [440], every: 3, gap: 0.4, volume: 0.05 },
} as const

/** A ring made of sine notes, so that no sound file is needed. Silent where the browser does not let the page sound. */
export class RingTone {
  private context: AudioContext | null = null
  private out: GainNode | null = null
  private timer?: ReturnType<typeof setInterval>

  start(kind: keyof typeof TONES): void {
    this.stop()
    this.context = holdTones()
    if (!this.context) {
      releaseTones()
      return
    }
    this.out = this.context.createGain()
    this.out.connect(this.context.destination)
    void this.round(kind)
    this.timer = setInterval(() => void this.round(kind), TONES[kind].every * 1000)
  }

  /** At once: what has begun to sound breaks off. */
  stop(): void {
    clearInterval(this.timer)
    if (this.out) {
      this.out.disconnect()
      releaseTones()
    }
    this.out = null
  }

  private async round(kind: keyof typeof TONES): Promise<void> {
    const { context, out } = this
    await context?.resume().catch(() => undefined)
    if (!context || !out || out !== this.out) {
      return
    }
    const { notes, gap, volume } = TONES[kind]
    notes.forEach((frequency, index) => {
      const begin = context.currentTime + index * gap
      const oscillator = context.createOscillator()
      const gain = context.createGain()
      oscillator.frequency.value = frequency
      gain.gain.setValueAtTime(0, begin)
      gain.gain.linearRampToValueAtTime(volume, begin + 0.02)
      gain.gain.exponentialRampToValueAtTime(0.0005, begin + gap * 2.4)
      oscillator.connect(gain).connect(out)
      oscillator.start(begin)
      oscillator.stop(begin + gap * 2.5)
    })
  }
}
