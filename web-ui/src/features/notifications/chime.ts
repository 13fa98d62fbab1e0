const NOTES_HZ = [880, 1174.66]
const GAP_S = 0.11
const VOLUME = 0.07

/** Two soft notes; silent where the browser does not let the page sound. */
export async function chime(): Promise<void> {
  if (typeof AudioContext === 'undefined') {
    return
  }
  const context = new AudioContext()
  NOTES_HZ.forEach((frequency, index) => {
    const begin = context.currentTime + index * GAP_S
    const oscillator = context.createOscillator()
    const gain = context.createGain()
    oscillator.frequency.value = frequency
    gain.gain.setValueAtTime(0, begin)
    gain.gain.linearRampToValueAtTime(VOLUME, begin + 0.015)
    gain.gain.exponentialRampToValueAtTime(0.0004, begin + GAP_S * 3)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(begin)
    oscillator.stop(begin + GAP_S * 3)
  })
  await new Promise((done) => setTimeout(done, 1000))
  await context.close()
}
