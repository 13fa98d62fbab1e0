import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useCallStore } from '../callStore'
import { publishes } from '../tracks'
import { type Activity, decibels, QUIET, reduceActivity } from '../devices/activity'
import { type CallSummary, RunningSummary } from './callSummary'
import { Loudness } from './loudness'
import { measure, type Measures } from './measures'
import { judge, NO_CONNECTION, type Quality, Smoother, UNKNOWN } from './quality'
import { type Snapshot, snapshotOf } from './snapshot'

/** Of these something comes all the time while they are on. */
const SEEN_OR_HEARD = ['microphone', 'camera', 'screen'] as const

const SAMPLE_MS = 1000
const LISTEN_MS = 100
/** Bars that are worth a word when they last. */
const POOR = 2
const POOR_AFTER_MS = 5000
/** After a connection is made its first seconds say nothing yet. */
const SETTLE_SAMPLES = 2

/** How well the call of this page is connected, measured once a second while there is one. */
export const useCallQualityStore = defineStore('callQuality', () => {
  const call = useCallStore()
  const quality = shallowRef<Quality>(UNKNOWN)
  const measures = shallowRef<Measures | null>(null)
  /** Since when it is poor, in epoch milliseconds; null while it is not. */
  const poorSince = ref<number | null>(null)
  /** Whether it has been poor for so long that it is worth saying. */
  const lastingPoor = ref(false)
  const otherSpeaks = ref(false)

  let smoother = new Smoother()
  let running = new RunningSummary()
  let activity: Activity = QUIET
  let loudness = new Loudness()
  let before: Snapshot | null = null
  let samples = 0

  const inCall = computed(() => call.state.name === 'active')
  const callId = computed(() => call.call?.id ?? null)

  async function sample(): Promise<void> {
    const report = await call.peerStats()?.catch(() => null)
    if (!inCall.value) {
      return
    }
    const after = report ? snapshotOf(report) : null
    const link = call.state.name === 'active' ? call.state.link : 'connecting'
    samples = link === 'connected' ? samples + 1 : 0
    measures.value = before && after && after.at > before.at ? measure(before, after) : null
    before = after
    if (measures.value && samples > SETTLE_SAMPLES) {
      running.add(measures.value)
    }
    if (link === 'reconnecting') {
      show(smoother.show(NO_CONNECTION))
    } else if (measures.value && samples > SETTLE_SAMPLES) {
      const { other } = call
      const expected = SEEN_OR_HEARD.some((source) => publishes(other, source))
      show(smoother.next(judge(measures.value, expected)))
    }
  }

  function show(next: Quality): void {
    quality.value = next
    const now = performance.now()
    poorSince.value = next.level > POOR ? null : (poorSince.value ?? now)
    lastingPoor.value = poorSince.value !== null && now - poorSince.value >= POOR_AFTER_MS
  }

  function listen(): void {
    const muted = (call.other !== null && !publishes(call.other, 'microphone')) || call.phase !== 'active'
    const now = performance.now()
    const level = decibels(loudness.of(call.audioSources(), now))
    activity = reduceActivity(activity, { level, at: now, muted })
    otherSpeaks.value = activity.speaking
  }

  watch(
    inCall,
    (is, _, onCleanup) => {
      if (is) {
        const timers = [setInterval(() => void sample(), SAMPLE_MS), setInterval(listen, LISTEN_MS)]
        onCleanup(() => {
          timers.forEach(clearInterval)
        })
      } else {
        otherSpeaks.value = false
        lastingPoor.value = false
        poorSince.value = null
      }
    },
    { immediate: true },
  )
  // The summary of a call stays until the next one begins.
  watch(callId, (id) => {
    if (id !== null) {
      smoother = new Smoother()
      running = new RunningSummary()
      activity = QUIET
      loudness = new Loudness()
      before = null
      samples = 0
      measures.value = null
      quality.value = UNKNOWN
    }
  })

  /** Of the present call, or the last one. */
  function summary(): CallSummary {
    return running.summary()
  }

  return { quality, measures, lastingPoor, otherSpeaks, inCall, summary }
})
