export interface Amplified {
  track: MediaStreamTrack
  element: HTMLAudioElement
  set: (gain: number) => void
  close: () => void
}

/** Plays a track louder than it is; `null` where there is no Web Audio. */
export function amplify(track: MediaStreamTrack): Amplified | null {
  if (typeof AudioContext === 'undefined') {
    return null
  }
  const context = new AudioContext()
  const node = context.createGain()
  const output = context.createMediaStreamDestination()
  context
    .createMediaStreamSource(new MediaStream([track]))
    .connect(node)
    .connect(output)
  const element = new Audio()
  element.srcObject = output.stream
  void context.resume().catch(() => undefined)
  void element.play().catch(() => undefined)
  return {
    track,
    element,
    set: (gain) => {
      node.gain.setTargetAtTime(gain, context.currentTime, 0.02)
    },
    close: () => {
      element.pause()
      element.srcObject = null
      void context.close()
    },
  }
}
