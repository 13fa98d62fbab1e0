import {
  type MaybeRefOrGetter,
  onScopeDispose,
  readonly,
  type Ref,
  ref,
  shallowRef,
  toValue,
  watch,
} from 'vue'
import { type Activity, levelOf, meterValue, QUIET, reduceActivity } from './activity'

const EVERY_MS = 50
const WINDOW_SAMPLES = 2048

export type Sound = MediaStreamTrack | MediaStream | null | undefined

let shared: AudioContext | null = null
let meters = 0

/** One for all meters, since a browser bounds how many there are; it only listens, and rests without any. */
function context(): AudioContext | null {
  if (typeof AudioContext === 'undefined') {
    return null
  }
  shared ??= new AudioContext()
  if (shared.state === 'suspended') {
    void shared.resume().catch(() => undefined)
  }
  return shared
}

interface Meter {
  /** In dBFS; null while the browser does not let the page listen. */
  level: () => number | null
  close: () => void
}

function openMeter(sound: MediaStreamTrack | MediaStream): Meter | null {
  const stream = sound instanceof MediaStream ? sound : new MediaStream([sound])
  const audio = stream.getAudioTracks().length === 0 ? null : context()
  if (!audio) {
    return null
  }
  meters++
  const source = audio.createMediaStreamSource(stream)
  const analyser = audio.createAnalyser()
  analyser.fftSize = WINDOW_SAMPLES
  source.connect(analyser)
  const samples = new Float32Array(WINDOW_SAMPLES)
  return {
    level: () => {
      void context()
      analyser.getFloatTimeDomainData(samples)
      return audio.state === 'running' ? levelOf(samples) : null
    },
    close: () => {
      source.disconnect()
      meters--
      if (meters === 0) {
        void audio.suspend().catch(() => undefined)
      }
    },
  }
}

/**
 * Looks at a sound twenty times a second for as long as the component or scope lives.
 *
 * @param look gets the level in dBFS, null where there is none to measure
 */
export function useMeter(sound: MaybeRefOrGetter<Sound>, look: (level: number | null) => void): void {
  let meter: Meter | null = null
  let measured: MediaStreamTrack | null = null
  let timer: ReturnType<typeof setInterval> | undefined

  function stop(): void {
    clearInterval(timer)
    timer = undefined
    meter?.close()
    meter = null
    measured = null
    look(null)
  }

  function attend(): void {
    const present = toValue(sound)
    // A stream gets its track later, or another one, without being another stream.
    const track = present instanceof MediaStream ? (present.getAudioTracks()[0] ?? null) : (present ?? null)
    if (track !== measured) {
      meter?.close()
      meter = track && present ? openMeter(track) : null
      measured = track
    }
    look(meter?.level() ?? null)
  }

  watch(
    () => toValue(sound) ?? null,
    (present) => {
      stop()
      if (present && typeof MediaStream !== 'undefined') {
        timer = setInterval(attend, EVERY_MS)
      }
    },
    { immediate: true },
  )
  onScopeDispose(stop)
}

/** How loud it is, 0 to 1, for a meter. */
export function useLevel(sound: MaybeRefOrGetter<Sound>): Readonly<Ref<number>> {
  const level = ref(0)
  useMeter(sound, (decibels) => {
    level.value = meterValue(decibels ?? -Infinity)
  })
  return readonly(level)
}

/**
 * Whether somebody speaks: on within 300 ms, off within 600 ms of silence, never while muted. For a remote track the
 * stream must be attached to a media element as well, without which Chromium gives no sound to look at.
 */
export function useSpeaking(
  sound: MaybeRefOrGetter<Sound>,
  muted: MaybeRefOrGetter<boolean> = false,
): Readonly<Ref<boolean>> {
  const activity = shallowRef<Activity>(QUIET)
  const speaking = ref(false)
  const look = (measured: number | null) => {
    const level = measured ?? -Infinity
    activity.value = reduceActivity(activity.value, { level, at: performance.now(), muted: toValue(muted) })
    speaking.value = activity.value.speaking
  }
  useMeter(sound, look)
  watch(
    () => toValue(muted),
    () => {
      look(null)
    },
  )
  return readonly(speaking)
}
