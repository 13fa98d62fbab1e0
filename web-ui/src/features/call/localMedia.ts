import { useStorage } from '@vueuse/core'
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useCapture } from './devices/capture'
import { useDevicesStore } from './devices/devicesStore'
import { audioConstraints, getMedia, VIDEO, type VideoQuality } from './devices/getMedia'

export type { DeviceState, VideoQuality } from './devices/getMedia'

export const videoQuality = useStorage<VideoQuality>('parley.videoQuality', 'standard')

/** One's own microphone and camera for a call. Nothing here fails: a call goes on with what there is. */
export function useLocalMedia(onTrack: (kind: 'audio' | 'video', track: MediaStreamTrack | null) => void) {
  const choice = useDevicesStore()
  /** By the button, as against {@link muted}. */
  const silenced = ref(false)
  /** The key of push to talk is down. */
  const held = ref(false)
  const muted = computed(() => silenced.value && !held.value)
  /** Hears the microphone even while one is muted, for the level and the hint. */
  const heard = shallowRef<MediaStreamTrack | null>(null)
  let generation = 0

  const microphone = useCapture({
    kind: 'audio',
    constraints: () =>
      audioConstraints(!choice.noiseSuppression || microphone.filterState.value === 'failed'),
    filter: {
      on: computed(() => choice.noiseSuppression),
      load: async () => (await import('./devices/noiseSuppression')).suppressNoise,
      needed: false,
      reopens: true,
    },
    onTrack: (track) => {
      if (track) {
        track.enabled = !muted.value
      }
      onTrack('audio', track)
    },
  })
  const camera = useCapture({
    kind: 'video',
    constraints: () => VIDEO[videoQuality.value],
    filter: {
      on: computed(() => choice.backgroundBlur),
      load: async () => (await import('./devices/backgroundBlur')).blurBackground,
      needed: true,
      reopens: false,
    },
    onTrack: (track) => {
      onTrack('video', track)
    },
  })
  const devices = reactive({ microphone: microphone.state, camera: camera.state })

  /** Asks for both at once, so that the person is asked once; then for each alone, so that one cannot spoil the other. */
  async function open(withCamera: boolean): Promise<void> {
    const mine = ++generation
    silenced.value = choice.pushToTalk
    held.value = false
    await choice.refresh('opened')
    if (mine !== generation) {
      return
    }
    const stream = withCamera
      ? await getMedia({ audio: microphone.wish(), video: camera.wish() }).catch(() => null)
      : null
    if (mine !== generation) {
      stream?.getTracks().forEach((track) => {
        track.stop()
      })
      return
    }
    if (stream) {
      await Promise.all([microphone.adopt(stream), camera.adopt(stream)])
      return
    }
    await microphone.open()
    if (withCamera && mine === generation) {
      await camera.open()
    }
  }

  async function toggleMute(): Promise<void> {
    if (microphone.raw.value) {
      silenced.value = !silenced.value
    } else {
      await microphone.open()
    }
  }

  /** As by the button; the key of push to talk is to be pressed anew. */
  function mute(): void {
    silenced.value = true
    held.value = false
  }

  async function toggleCamera(): Promise<void> {
    if (camera.raw.value) {
      camera.close()
    } else {
      await camera.open()
    }
  }

  function close(): void {
    generation++
    microphone.close()
    camera.close()
    silenced.value = false
    held.value = false
  }

  watch(muted, (silent) => {
    if (microphone.track.value) {
      microphone.track.value.enabled = !silent
    }
  })
  watch(
    () => choice.pushToTalk,
    (on) => {
      // Switched off it does not unmute: nobody is to be heard without having meant it.
      silenced.value ||= on && microphone.raw.value !== null
    },
  )
  watch(videoQuality, (quality) => {
    void camera.raw.value?.applyConstraints(VIDEO[quality]).catch(() => undefined)
  })
  // At once: where the scope ends with the device, nothing that comes later would stop it.
  watch(
    microphone.raw,
    (raw) => {
      heard.value?.stop()
      heard.value = raw?.clone() ?? null
      if (heard.value) {
        heard.value.enabled = true
      }
    },
    { flush: 'sync' },
  )

  return {
    devices,
    muted,
    held,
    heard,
    audio: microphone.track,
    video: camera.track,
    noise: microphone.filterState,
    blur: camera.filterState,
    cameraInUse: camera.inUse,
    open,
    retryMicrophone: microphone.open,
    retryCamera: camera.open,
    toggleMute,
    mute,
    closeCamera: camera.close,
    toggleCamera,
    close,
  }
}
