import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useCallEntry } from './callEntry'
import { useCallFrames } from './callFrames'
import { callOf, type CallState, othersOf, phaseOf, placeOf } from './callMachine'
import { useUnheardBy } from './hearing/unheardBy'
import { useHeldCall } from './heldCall'
import { withHeld } from './hosting/floor'
import { useLeftCalls } from './leftCalls'
import { useCallMedia } from './media/callMedia'
import { type CallStats, readStats } from './media/callStats'
import type { ShownPicture } from './media/mediaSession'
import { usePausedTracks } from './media/pausedTracks'
import type { Source } from './media/signal'
import { presentOthers } from './others'
import { useReroute } from './reroute'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { CallView, ParticipantView, Person } from '@/realtime/protocol.gen'

declare global {
  interface Window {
    /** Read-only, for media assertions of tests; see docs/testing.md. */
    __parleyCall?: { stats: (person?: Person) => Promise<CallStats | null> }
  }
}

const ENDED_SHOWN_MS = 2500

/** The page's call: what its parts are, and what its states ask of them. */
export const useCallStore = defineStore('call', () => {
  const auth = useAuthStore()
  const users = useUsersStore()
  const held = useHeldCall(act)
  const left = useLeftCalls(held)
  let mayEnter: (call: CallView) => Promise<boolean> = () => Promise.resolve(true)
  const entry = useCallEntry(
    held,
    left,
    () => media,
    (entered) => mayEnter(entered),
  )
  const media = useCallMedia(held, entry.giveUp, useReroute(held, left))
  const paused = usePausedTracks(held)
  const unheard = useUnheardBy(held)
  const frames = useCallFrames(held, entry, left, media, { paused, unheard })
  const { state, call } = held
  const { own } = media

  const phase = computed(() => phaseOf(state.value, media.link.value))
  const seen = shallowRef<ReadonlyMap<Person, ParticipantView>>(new Map())
  const others = computed(() =>
    call.value ? withHeld(presentOthers(call.value, auth.self, seen.value), call.value.held) : [],
  )
  /** The only other one in a call of two; in a larger one whoever has entered it first. */
  const other = computed(() => others.value[0] ?? null)

  /** The effects of a transition. */
  function act(before: CallState, after: CallState): void {
    frames.followRing(after)
    const next = callOf(after)
    if (next) {
      const known = callOf(before)?.id === next.id ? [...seen.value.values()] : []
      seen.value = new Map([...known, ...next.participants].map((one) => [one.person, one]))
    }
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

  /** What is asked before the person enters a call that is recorded. */
  function askBeforeEntering(ask: (call: CallView) => Promise<boolean>): void {
    mayEnter = ask
  }

  function listen(): void {
    frames.listen()
    window.__parleyCall = { stats }
  }

  /** Of the first other one, where no person is named. */
  async function stats(person = others.value[0]?.person): Promise<CallStats | null> {
    const found = person === undefined ? null : await media.session.value?.stats(person)
    const remote = person === undefined ? undefined : media.media.value.get(person)
    const seenByServer = call.value ? othersOf(call.value, auth.self).length : 0
    const frames = (await media.encryption.current.value?.counts()) ?? null
    return found && phase.value ? { ...readStats(found, remote, phase.value, seenByServer), frames } : null
  }

  return {
    state,
    phase,
    call,
    other,
    others,
    lastError: entry.lastError,
    missed: frames.missed,
    speakers: computed(() =>
      frames.speakers.value?.callId === call.value?.id ? frames.speakers.value : null,
    ),
    /** Which of the others cannot hear this page's user, as they say. */
    unheardBy: unheard.unheardBy,
    devices: own.devices,
    muted: own.muted,
    /** What of one's own is to be heard or seen by the others. */
    sending: media.sending,
    switchOff: media.switchOff,
    /** What else there is to one's own devices; for devices/. */
    own,
    localVideo: own.video,
    remote: media.media,
    links: media.links,
    /** Null without a way to that person. */
    statsOf: (person: Person) => media.session.value?.stats(person) ?? null,
    /** Whether such a track would come now if that person sends it. */
    receives: (person: Person, source: Source) =>
      !paused.isPaused(person, source) && (media.session.value?.receives(person, source) ?? false),
    /** Whether the router does not send it, as this page's own connection is too slow. */
    isPaused: paused.isPaused,
    /** How the call is encrypted between devices; null before that begins. */
    encryption: computed(() => media.encryption.current.value?.state ?? null),
    /** All pictures of others that are on the screen by now, in its pixels. */
    show: (pictures: readonly ShownPicture[]) => media.session.value?.show(pictures),
    audioSourcesOf: (person: Person) => media.session.value?.audioSources(person) ?? [],
    start: entry.start,
    answer: entry.answer,
    join: entry.join,
    leave: entry.leave,
    leaveAtLogOut: entry.leaveAtLogOut,
    listen,
    askBeforeEntering,
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
