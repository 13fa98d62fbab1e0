import { type Ref, shallowReactive, shallowRef, watch } from 'vue'
import { Voice } from './voice'
import { useCallStore } from '../callStore'
import { publishes } from '../tracks'
import type { ParticipantView, Person } from '@/realtime/protocol.gen'

const LISTEN_MS = 100

/** Who of the others speaks, listened to ten times a second while `inCall`. */
export function useSpeakers(inCall: Readonly<Ref<boolean>>) {
  const call = useCallStore()
  /** Reactive. */
  const speaking = shallowReactive(new Set<Person>())
  /** Who of the others has begun to speak last. */
  const lastSpeaker = shallowRef<Person | null>(null)
  const voices = new Map<Person, Voice>()

  function listen(): void {
    const now = performance.now()
    for (const other of call.others) {
      hear(other, now)
    }
    for (const person of [...voices.keys()]) {
      if (!call.others.some((other) => other.person === person)) {
        voices.delete(person)
        speaking.delete(person)
      }
    }
  }

  function hear(other: ParticipantView, now: number): void {
    const { person } = other
    const voice = voices.get(person) ?? new Voice()
    voices.set(person, voice)
    const muted = !publishes(other, 'microphone') || call.links.get(person) !== 'connected'
    if (!voice.listen(call.audioSourcesOf(person), now, muted)) {
      speaking.delete(person)
    } else if (!speaking.has(person)) {
      speaking.add(person)
      lastSpeaker.value = person
    }
  }

  watch(
    inCall,
    (is, _, onCleanup) => {
      if (is) {
        const timer = setInterval(listen, LISTEN_MS)
        onCleanup(() => {
          clearInterval(timer)
        })
      } else {
        voices.clear()
        speaking.clear()
        lastSpeaker.value = null
      }
    },
    { immediate: true },
  )

  return { speaking, lastSpeaker }
}
