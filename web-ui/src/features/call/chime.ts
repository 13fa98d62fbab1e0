import { holdTones, releaseTones } from './incoming/toneContext'

/** Two notes in Hz: up for who comes, down for who goes. */
const CHIMES = { came: [523.25, 659.25], went: [659.25, 523.25] } as const
const GAP_S = 0.12
const LASTS_S = 0.28
const VOLUME = 0.045

/** Silent where the browser does not let the page sound. */
export function playChime(kind: keyof typeof CHIMES): void {
  const context = holdTones()
  if (!context) {
    releaseTones()
    return
  }
  void context
    .resume()
    .catch(() => undefined)
    .then(() => {
      CHIMES[kind].forEach((frequency, index) => {
        note(context, frequency, context.currentTime + index * GAP_S)
      })
      setTimeout(releaseTones, (GAP_S + LASTS_S) * 1000)
    })
}

function note(context: AudioContext, frequency: number, begin: number): void {
  const oscillator = context.createOscillator()
  const gain = context.createGain()
  oscillator.frequency.value = frequency
  gain.gain.setValueAtTime(0, begin)
  gain.gain.linearRampToValueAtTime(VOLUME, begin + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.0005, begin + LASTS_S)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(begin)
  oscillator.stop(begin + LASTS_S)
}
