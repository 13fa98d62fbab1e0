import { useStorage } from '@vueuse/core'
import { reactive, shallowRef } from 'vue'

/**
 * How a device is: `off` was not asked for; `missing` is not there; `refused` the person or the system said no;
 * `unavailable` is held by another program, or the origin is not secure enough for devices.
 */
export type DeviceState = 'off' | 'ok' | 'missing' | 'refused' | 'unavailable'

export type VideoQuality = 'low' | 'standard' | 'high'

const VIDEO: Record<VideoQuality, MediaTrackConstraints> = {
  low: { width: { ideal: 320 }, height: { ideal: 180 }, frameRate: { ideal: 12, max: 15 } },
  standard: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24, max: 30 } },
  high: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
}

const AUDIO: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

export const videoQuality = useStorage<VideoQuality>('parley.videoQuality', 'standard')

/** One's own microphone and camera for a call. Nothing here fails: a call goes on with what there is. */
export function useLocalMedia(onTrack: (kind: 'audio' | 'video', track: MediaStreamTrack | null) => void) {
  const devices = reactive<{ microphone: DeviceState; camera: DeviceState }>({
    microphone: 'off',
    camera: 'off',
  })
  const muted = shallowRef(false)
  const audio = shallowRef<MediaStreamTrack | null>(null)
  const video = shallowRef<MediaStreamTrack | null>(null)

  /** Asks for both at once, so that the person is asked once; then for each alone, so that one cannot spoil the other. */
  async function open(withCamera: boolean): Promise<void> {
    muted.value = false
    if (withCamera) {
      try {
        const stream = await getUserMedia({ audio: AUDIO, video: VIDEO[videoQuality.value] })
        takeAudio(stream)
        takeVideo(stream)
        return
      } catch {
        // Told apart below.
      }
    }
    await openMicrophone()
    if (withCamera) {
      await openCamera()
    }
  }

  async function openMicrophone(): Promise<void> {
    try {
      takeAudio(await getUserMedia({ audio: AUDIO }))
    } catch (failure) {
      devices.microphone = stateAfter(failure)
    }
  }

  async function openCamera(): Promise<void> {
    try {
      takeVideo(await getUserMedia({ video: VIDEO[videoQuality.value] }))
    } catch (failure) {
      devices.camera = stateAfter(failure)
    }
  }

  function takeAudio(stream: MediaStream): void {
    const track = stream.getAudioTracks()[0] ?? null
    audio.value = track
    devices.microphone = track ? 'ok' : 'missing'
    track?.addEventListener('ended', () => {
      devices.microphone = 'unavailable'
    })
    onTrack('audio', track)
  }

  function takeVideo(stream: MediaStream): void {
    const track = stream.getVideoTracks()[0] ?? null
    video.value = track
    devices.camera = track ? 'ok' : 'missing'
    track?.addEventListener('ended', () => {
      closeCamera()
    })
    onTrack('video', track)
  }

  async function toggleMute(): Promise<void> {
    if (!audio.value) {
      await openMicrophone()
      return
    }
    muted.value = !muted.value
    audio.value.enabled = !muted.value
  }

  async function toggleCamera(): Promise<void> {
    if (video.value) {
      closeCamera()
    } else {
      await openCamera()
    }
  }

  /** Stops the track rather than muting it: the camera's light has to go out. */
  function closeCamera(): void {
    video.value?.stop()
    video.value = null
    devices.camera = 'off'
    onTrack('video', null)
  }

  function close(): void {
    audio.value?.stop()
    video.value?.stop()
    audio.value = null
    video.value = null
    devices.microphone = 'off'
    devices.camera = 'off'
    muted.value = false
  }

  return { devices, muted, audio, video, open, toggleMute, toggleCamera, close }
}

function getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
  // Absent on insecure origins.
  const media = (navigator as { mediaDevices?: MediaDevices }).mediaDevices
  return media
    ? media.getUserMedia(constraints)
    : Promise.reject(new DOMException('no media devices', 'NotSupportedError'))
}

function stateAfter(failure: unknown): DeviceState {
  switch (failure instanceof DOMException ? failure.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    default:
      return 'unavailable'
  }
}
