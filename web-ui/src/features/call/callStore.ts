import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useCallEntry } from './callEntry'
import { useCallFrames } from './callFrames'
import { callOf, type CallState, othersOf, phaseOf, placeOf } from './callMachine'
import { useCallMedia } from './callMedia'
import { type CallStats, readStats } from './callStats'
import { useHeldCall } from './heldCall'
import { useLeftCalls } from './leftCalls'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { ParticipantView } from '@/realtime/protocol.gen'

declare global {
  interface Window {
    /** Read-only, for media assertions of tests; see docs/testing.md. */
    __parleyCall?: { stats: () => Promise<CallStats | null> }
  }
}

const ENDED_SHOWN_MS = 2500

/** The page's call: what its parts are, and what its states ask of them. */
export const useCallStore = defineStore('call', () => {
  const auth = useAuthStore()
  const users = useUsersStore()
  const held = useHeldCall(act)
  const left = useLeftCalls(held)
  const entry = useCallEntry(held, left, () => media)
  const media = useCallMedia(held, entry.giveUp)
  const frames = useCallFrames(held, entry, left, media)
  const { state, call } = held
  const { own, peers } = media

  const phase = computed(() => phaseOf(state.value))
  const lastOther = shallowRef<ParticipantView | null>(null)
  /** Who is awaited is shown as last seen: the media may still flow. */
  const other = computed(() => {
    const present = call.value ? othersOf(call.value, auth.selfId)[0] : undefined
    const last = lastOther.value
    return present ?? (last && call.value?.awaited.includes(last.person) ? last : null)
  })

  /** The effects of a transition. */
  function act(before: CallState, after: CallState): void {
    frames.followRing(after)
    const next = callOf(after)
    lastOther.value = (next && othersOf(next, auth.selfId)[0]) ?? lastOther.value
    if (after.name === 'active') {
      const place = placeOf(after.call, held.self.value)
      if (place === 'here') {
        media.follow(after.call, entry.takeReturning())
      } else if (place === 'awaited' && before.name === 'active') {
        // The server thought this page lost, which was only silent.
        void entry.enter(after.call, 'call.join')
      }
    }
    if (isOver(after) && before.name !== after.name) {
      media.close()
    }
    if (after.name === 'ended' && before.name !== 'ended') {
      setTimeout(() => {
        if (call.value?.id === after.call.id) {
          held.dispatch({ type: 'dismissed' })
        }
      }, ENDED_SHOWN_MS)
    }
    next?.participants.forEach(({ person }) => void users.ensure(person).catch(() => undefined))
  }

  function listen(): void {
    frames.listen()
    window.__parleyCall = {
      stats: async () => {
        const peer = peers.first()
        const others = call.value ? othersOf(call.value, auth.selfId).length : 0
        return peer && phase.value ? readStats(peer, phase.value, others) : null
      },
    }
  }

  return {
    state,
    phase,
    call,
    other,
    lastError: entry.lastError,
    missed: frames.missed,
    devices: own.devices,
    muted: own.muted,
    /** What else there is to one's own devices; for devices/. */
    own,
    localVideo: own.video,
    remote: peers.media,
    /** Null without a peer. */
    peerStats: () => peers.first()?.stats() ?? null,
    audioSources: () => peers.first()?.audioSources() ?? [],
    start: entry.start,
    answer: entry.answer,
    leave: entry.leave,
    leaveAtLogOut: entry.leaveAtLogOut,
    listen,
    toggleMute: media.toggleMute,
    toggleCamera: media.toggleCamera,
    screen: media.screen.picture,
    toggleScreen: media.toggleScreen,
  }
})

/** Whether devices and peers are needed no more. */
function isOver({ name }: CallState): boolean {
  return name === 'idle' || name === 'ended' || name === 'elsewhere'
}
