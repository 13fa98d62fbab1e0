import { shallowRef } from 'vue'
import { useToastsStore } from '@/ui/toastsStore'
import { i18n } from '@/i18n/i18n'

const PICTURE: MediaTrackConstraints = { frameRate: { ideal: 15, max: 30 } }

/** One's own screen, window or tab in a call, with its sound where the browser gives it. */
export function useScreenShare(
  onTrack: (source: 'screen' | 'screenSound', track: MediaStreamTrack | null) => void,
) {
  const picture = shallowRef<MediaStreamTrack | null>(null)
  const sound = shallowRef<MediaStreamTrack | null>(null)

  /** Which request for a screen is the present one; none is once it was stopped. */
  let generation = 0
  let asking = false

  async function start(): Promise<void> {
    const mine = ++generation
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: PICTURE, audio: true })
    if (mine !== generation) {
      stream.getTracks().forEach((track) => {
        track.stop()
      })
      return
    }
    picture.value = stream.getVideoTracks()[0] ?? null
    sound.value = stream.getAudioTracks()[0] ?? null
    if (picture.value) {
      // Text is to stay readable rather than smooth.
      picture.value.contentHint = 'detail'
      // The browser's own button for it.
      picture.value.addEventListener('ended', stop)
    }
    onTrack('screenSound', sound.value)
    onTrack('screen', picture.value)
  }

  /** A screen that is chosen only after that is not shown. */
  function stop(): void {
    generation++
    if (picture.value === null) {
      return
    }
    picture.value.removeEventListener('ended', stop)
    picture.value.stop()
    sound.value?.stop()
    picture.value = null
    sound.value = null
    onTrack('screenSound', null)
    onTrack('screen', null)
  }

  /** Whoever closes the browser's question has changed their mind, which is no failure. */
  async function toggle(): Promise<void> {
    if (picture.value) {
      stop()
      return
    }
    if (asking) {
      return
    }
    asking = true
    try {
      await start()
    } catch (failure) {
      if (!(failure instanceof DOMException && failure.name === 'NotAllowedError')) {
        useToastsStore().show(i18n.global.t('call.screenFailed'), 'danger')
      }
    } finally {
      asking = false
    }
  }

  return { picture, sound, stop, toggle }
}

/** Phones cannot. */
export function canShareScreen(): boolean {
  return 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices
}
