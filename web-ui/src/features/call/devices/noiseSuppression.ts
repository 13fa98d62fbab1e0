import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor'
import plainUrl from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url'
import simdUrl from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url'
import workletUrl from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url'
import type { Filtered } from './capture'

/** What RNNoise was trained on; it knows no other. */
const SAMPLE_RATE = 48_000
const START_MS = 3000

/**
 * Takes noise out of a microphone's sound with RNNoise, in an audio worklet. Imported only when it is switched on.
 *
 * @throws unknown where worklets or WebAssembly are missing or forbidden, or audio does not start within 3 s
 */
export async function suppressNoise(raw: MediaStreamTrack, onFailure: () => void): Promise<Filtered> {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE })
  try {
    const [wasmBinary] = await Promise.all([
      loadRnnoise({ url: plainUrl, simdUrl }),
      context.audioWorklet.addModule(workletUrl),
      running(context),
    ])
    // A worklet that cannot compile is silent for ever without telling; here a refusal is seen.
    await WebAssembly.compile(wasmBinary)
    const source = context.createMediaStreamSource(new MediaStream([raw]))
    const node = new RnnoiseWorkletNode(context, { maxChannels: 1, wasmBinary })
    node.addEventListener('processorerror', onFailure)
    const output = context.createMediaStreamDestination()
    output.channelCount = 1
    source.connect(node).connect(output)
    const [track] = output.stream.getAudioTracks()
    if (!track) {
      throw new Error('no output')
    }
    return {
      track,
      close: () => {
        track.stop()
        node.destroy()
        source.disconnect()
        void context.close()
      },
    }
  } catch (failure) {
    void context.close()
    throw failure
  }
}

async function running(context: AudioContext): Promise<void> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => {
      reject(new Error('audio does not start'))
    }, START_MS),
  )
  await Promise.race([context.resume(), late])
}
