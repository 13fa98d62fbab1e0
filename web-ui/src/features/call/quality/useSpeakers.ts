import { computed, type Ref, shallowReactive, shallowRef, watch } from 'vue'
import { Voice } from './voice'
import { useCallStore } from '../callStore'
import { publishes } from '../tracks'
import type { ParticipantView, Person } from '@/realtime/protocol.gen'

const LISTEN_MS = 100

/**
 * Who of the others speaks while `inCall`. In a call through the router the server tells; else what is played is listened to
 * ten times a second.
 */
export function useSpeakers(inCall: Readonly<Ref<boolean>>) {
  const call = useCallStore()
  /** Reactive. */
  const speaking = shallowReactive(new Set<Person>())
  /** The others by when it was their turn, the newest first: a word in between is none, where the server tells. */
  const turns = shallowRef<readonly Person[]>([])
  const lastSpeaker = computed(() => turns.value[0] ?? null)
  const isTold = computed(() => call.call?.mediaPath === 'router')
  const voices = new Map<Person, Voice>()

  function hasTurn(person: Person): void {
    if (lastSpeaker.value !== person) {
      turns.value = [person, ...turns.value.filter((other) => other !== person)]
    }
  }

  function show(person: Person, speaks: boolean): void {
    if (!speaks) {
      speaking.delete(person)
    } else if (!speaking.has(person)) {
      speaking.add(person)
      if (!isTold.value) {
        hasTurn(person)
      }
    }
  }

  function isHeard(other: ParticipantView): boolean {
    return publishes(other, 'microphone') && call.links.get(other.person) === 'connected'
  }

  function listen(): void {
    const now = performance.now()
    call.others.forEach((other) => {
      const { person } = other
      const voice = voices.get(person) ?? new Voice()
      voices.set(person, voice)
      show(person, voice.listen(call.audioSourcesOf(person), now, !isHeard(other)))
    })
    forgetAllBut(call.others)
  }

  function follow(): void {
    const told = call.speakers
    call.others.forEach((other) => {
      show(other.person, isHeard(other) && (told?.speaking.includes(other.person) ?? false))
    })
    const dominant = told?.dominant ?? null
    if (dominant !== null && call.others.some(({ person }) => person === dominant)) {
      hasTurn(dominant)
    }
    forgetAllBut(call.others)
  }

  function forgetAllBut(others: readonly ParticipantView[]): void {
    const gone = (person: Person) => !others.some((other) => other.person === person)
    ;[...voices.keys()].filter(gone).forEach((person) => voices.delete(person))
    ;[...speaking].filter(gone).forEach((person) => speaking.delete(person))
  }

  watch(
    [inCall, isTold] as const,
    ([is, told], _, onCleanup) => {
      if (!is) {
        voices.clear()
        speaking.clear()
        turns.value = []
      } else if (told) {
        const followed = () => [call.speakers, call.others, [...call.links]]
        onCleanup(watch(followed, follow, { immediate: true }))
      } else {
        const timer = setInterval(listen, LISTEN_MS)
        onCleanup(() => {
          clearInterval(timer)
        })
      }
    },
    { immediate: true },
  )

  return { speaking, lastSpeaker, turns }
}
