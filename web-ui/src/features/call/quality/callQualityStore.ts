import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, shallowRef, watch } from 'vue'
import { type CallSummary, RunningSummary } from './callSummary'
import { useSpeakers } from './useSpeakers'
import type { Measures } from './measures'
import { PersonQuality, worstOf } from './personQuality'
import { type Quality, UNKNOWN } from './quality'
import { useCallStore } from '../callStore'
import { publishes } from '../tracks'
import type { ParticipantView, Person } from '@/realtime/protocol.gen'

/** Of these something comes all the time while they are on. */
const SEEN_OR_HEARD = ['microphone', 'camera', 'screen'] as const

const SAMPLE_MS = 1000
/** Bars that are worth a word when they last. */
const POOR = 2
const POOR_AFTER_MS = 5000

/** How well the call of this page is connected, measured once a second for each of the others while there is one. */
export const useCallQualityStore = defineStore('callQuality', () => {
  const call = useCallStore()
  /** Of the whole call: that of the worst of those who are connected at all. */
  const quality = shallowRef<Quality>(UNKNOWN)
  const measures = shallowRef<Measures | null>(null)
  /** By person, reactive. */
  const qualities = shallowReactive(new Map<Person, Quality>())
  /** Since when it is poor, in epoch milliseconds; null while it is not. */
  const poorSince = ref<number | null>(null)
  /** Whether it has been poor for so long that it is worth saying. */
  const lastingPoor = ref(false)

  const people = new Map<Person, PersonQuality>()
  let running = new RunningSummary()

  const inCall = computed(() => call.state.name === 'active')
  const callId = computed(() => call.call?.id ?? null)
  const { speaking, lastSpeaker, turns } = useSpeakers(inCall)

  async function sample(): Promise<void> {
    const { others } = call
    await Promise.all(others.map(sampleOne))
    if (!inCall.value) {
      return
    }
    forgetAllBut(others)
    const worst = worstOf([...people.values()], (of) => of.quality)
    if (worst) {
      measures.value = worst.measures
      show(worst.quality)
    }
  }

  async function sampleOne(other: ParticipantView): Promise<void> {
    const { person } = other
    const stats = await call.statsOf(person)?.catch(() => null)
    const link = call.links.get(person)
    if (!inCall.value || link === undefined) {
      return
    }
    const of = people.get(person) ?? new PersonQuality()
    people.set(person, of)
    of.take(stats?.report ?? null, link, expects(other))
    qualities.set(person, of.quality)
    if (of.measures && of.settled) {
      running.add(of.measures)
    }
  }

  function expects(other: ParticipantView): boolean {
    return SEEN_OR_HEARD.some((source) => publishes(other, source) && call.receives(other.person, source))
  }

  function forgetAllBut(others: readonly ParticipantView[]): void {
    for (const person of [...people.keys()]) {
      if (!others.some((other) => other.person === person)) {
        people.delete(person)
        qualities.delete(person)
      }
    }
  }

  function show(next: Quality): void {
    quality.value = next
    const now = performance.now()
    poorSince.value = next.level > POOR ? null : (poorSince.value ?? now)
    lastingPoor.value = poorSince.value !== null && now - poorSince.value >= POOR_AFTER_MS
  }

  watch(
    inCall,
    (is, _, onCleanup) => {
      if (is) {
        const timer = setInterval(() => void sample(), SAMPLE_MS)
        onCleanup(() => {
          clearInterval(timer)
        })
      } else {
        lastingPoor.value = false
        poorSince.value = null
      }
    },
    { immediate: true },
  )
  // The summary of a call stays until the next one begins.
  watch(callId, (id) => {
    if (id !== null) {
      running = new RunningSummary()
      people.clear()
      qualities.clear()
      measures.value = null
      quality.value = UNKNOWN
    }
  })

  /** Of the present call, or the last one. */
  function summary(): CallSummary {
    return running.summary()
  }

  return { quality, measures, qualities, lastingPoor, speaking, lastSpeaker, turns, inCall, summary }
})
