export interface Amplified {
  element: HTMLAudioElement
  set: (gain: number) => void
  close: () => void
}

/** Plays a stream louder than it is; `null` where there is no track to play or no Web Audio. */
export function amplify(stream: MediaStream): Amplified | null {
  if (typeof AudioContext === 'undefined' || stream.getAudioTracks().length === 0) {
    return null
  }
  const context = new AudioContext()
  const node = context.createGain()
  const output = context.createMediaStreamDestination()
  context.createMediaStreamSource(stream).connect(node).connect(output)
  const element = new Audio()
  element.srcObject = output.stream
  void context.resume().catch(() => undefined)
  void element.play().catch(() => undefined)
  return {
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
