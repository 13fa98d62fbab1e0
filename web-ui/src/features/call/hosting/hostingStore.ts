import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { heldOf } from './floor'
import { useCallStore } from '../callStore'
import { tellServer } from '../callCommands'
import { codeOf, type ProblemCode } from '@/api/problem'
import { useAuthStore } from '@/features/auth/authStore'
import type { Command, FrameOf } from '@/realtime/frames'
import type { CallId, CallReaction, Person, TrackSource } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** How long a reaction is shown. */
export const REACTION_MS = 5000
/** Of everybody together; the oldest give way. */
const SHOWN_MOST = 12

export interface ShownReaction {
  key: number
  person: Person
  reaction: CallReaction
}

/** Who has the word in the page's call: what hosts do, raised hands, reactions. */
export const useHostingStore = defineStore('hosting', () => {
  const realtime = useRealtimeStore()
  const auth = useAuthStore()
  const store = useCallStore()
  const reactions = shallowRef<readonly ShownReaction[]>([])
  const asked = shallowRef<FrameOf<'call.unmuteAsked'> | null>(null)
  const askedToRemove = shallowRef<{ callId: CallId; person: Person } | null>(null)
  const refused = shallowRef<{ code: ProblemCode } | null>(null)
  let nextKey = 0

  const call = computed(() => (store.state.name === 'active' ? store.state.call : null))
  const hands = computed<readonly Person[]>(() => call.value?.hands ?? [])
  const handUp = computed(() => hands.value.includes(auth.self))
  const ownHeld = computed(() => heldOf(call.value?.held ?? [], auth.self))
  /** Which host asks one to unmute the microphone. */
  const askedBy = computed(() =>
    asked.value && asked.value.callId === call.value?.id && !store.sending.has('microphone')
      ? asked.value.by
      : null,
  )

  /** Whom the user may want to remove, as long as they are in the call. */
  const removing = computed(() => {
    const { callId, person } = askedToRemove.value ?? {}
    const present = call.value?.participants.some((each) => each.person === person)
    return callId !== undefined && callId === call.value?.id && present ? (person ?? null) : null
  })
  // However it was switched on: who mutes it again later is not asked by what was said before.
  watch(
    () => store.sending.has('microphone'),
    (on) => {
      if (on) {
        asked.value = null
      }
    },
  )

  let rungOf: CallId | null = null
  const everRung = shallowRef<ReadonlySet<Person>>(new Set())
  watch(
    call,
    (now) => {
      if (now) {
        const before = rungOf === now.id ? everRung.value : []
        rungOf = now.id
        everRung.value = new Set([...before, ...now.ringing, ...now.participants.map(({ person }) => person)])
      }
    },
    { immediate: true },
  )
  /** Who was rung, or was in the call, since this page is in it, and is neither now. */
  const absent = computed<Person[]>(() => {
    const now = call.value
    const concerned = new Set<Person>(
      now ? [...now.participants.map(({ person }) => person), ...now.awaited, ...now.ringing] : [],
    )
    return now ? [...everRung.value].filter((person) => !concerned.has(person)) : []
  })

  /** A refusal is in `refused`. */
  async function ask(make: (callId: CallId) => Command): Promise<void> {
    if (!call.value) {
      return
    }
    try {
      await realtime.request(make(call.value.id))
    } catch (failure) {
      refused.value = { code: codeOf(failure) }
    }
  }

  function listen(): void {
    realtime.onEvent((frame) => {
      if (frame.type === 'call.unmuteAsked') {
        asked.value = frame
      } else if (frame.type === 'call.reacted' && frame.callId === call.value?.id) {
        show({ key: nextKey++, person: frame.person, reaction: frame.reaction })
      }
    })
  }

  function show(shown: ShownReaction): void {
    reactions.value = [...reactions.value.slice(1 - SHOWN_MOST), shown]
    setTimeout(() => {
      reactions.value = reactions.value.filter(({ key }) => key !== shown.key)
    }, REACTION_MS)
  }

  /** The user has switched these on again. */
  function release(sources: TrackSource[]): void {
    const callId = call.value?.id
    if (callId) {
      void tellServer({ type: 'call.unmute', callId, sources })
    }
  }

  async function unmuteAsAsked(): Promise<void> {
    asked.value = null
    if (!store.sending.has('microphone')) {
      await store.toggleMute()
    }
  }

  return {
    hands,
    handUp,
    ownHeld,
    reactions,
    askedBy,
    refused,
    absent,
    removing,
    listen,
    release,
    unmuteAsAsked,
    dismissAsked: () => {
      asked.value = null
    },
    askRemoval: (person: Person) => {
      askedToRemove.value = call.value && { callId: call.value.id, person }
    },
    dismissRemoval: () => {
      askedToRemove.value = null
    },
    mute: (people: Person[], sources: TrackSource[]) =>
      ask((callId) => ({ type: 'call.mute', callId, people, sources })),
    askUnmute: (person: Person) => ask((callId) => ({ type: 'call.askUnmute', callId, person })),
    remove: (person: Person) => ask((callId) => ({ type: 'call.remove', callId, person })),
    ring: (person: Person) => ask((callId) => ({ type: 'call.ring', callId, people: [person] })),
    raiseHand: () => ask((callId) => ({ type: 'call.raiseHand', callId })),
    lowerHand: (person: Person) => ask((callId) => ({ type: 'call.lowerHand', callId, person })),
    react: (reaction: CallReaction) => ask((callId) => ({ type: 'call.react', callId, reaction })),
    endForAll: () => ask((callId) => ({ type: 'call.end', callId })),
  }
})
