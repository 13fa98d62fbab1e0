/** Three notes upwards, in Hz, and how long each is, in seconds. */
const NOTES = [523.25, 659.25, 783.99]
const NOTE_S = 0.35
const VOLUME = 0.2

/**
 * Plays three notes on a speaker.
 *
 * @param speakerId empty for the default
 */
export function playTone(speakerId: string): { ended: Promise<void>; stop: () => void } {
  const context = new AudioContext()
  const output = context.createMediaStreamDestination()
  const element = new Audio()
  element.srcObject = output.stream
  NOTES.forEach((frequency, index) => {
    const begin = context.currentTime + 0.15 + index * NOTE_S
    const oscillator = context.createOscillator()
    const gain = context.createGain()
    oscillator.frequency.value = frequency
    gain.gain.setValueAtTime(0, begin)
    gain.gain.linearRampToValueAtTime(VOLUME, begin + 0.03)
    gain.gain.exponentialRampToValueAtTime(0.0005, begin + NOTE_S * 1.5)
    oscillator.connect(gain).connect(output)
    oscillator.start(begin)
    oscillator.stop(begin + NOTE_S * 1.6)
  })
  let finish: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    finish = resolve
  })
  const stop = () => {
    clearTimeout(timer)
    element.pause()
    element.srcObject = null
    void context.close().catch(() => undefined)
    finish()
  }
  const timer = setTimeout(stop, (NOTES.length + 1.2) * NOTE_S * 1000)
  void (speakerId === '' ? Promise.resolve() : element.setSinkId(speakerId).catch(() => undefined)).then(() =>
    element.play().catch(() => undefined),
  )
  return { ended, stop }
}
