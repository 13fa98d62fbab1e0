import { shallowRef } from 'vue'
import type { Source } from './signal'
import type { HeldCall } from '../heldCall'
import type { FrameOf } from '@/realtime/frames'
import type { CallId, PausedTrack, Person } from '@/realtime/protocol.gen'

/** The router says it again each 5 s: what it has not said for so long, another router may have taken over. */
export const PAUSE_HOLDS_MS = 12_000

/** Which pictures the router does not send, as this page's own connection is too slow for them. */
export function usePausedTracks(held: HeldCall) {
  const paused = shallowRef<{ callId: CallId; tracks: PausedTrack[] } | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function told({ callId, tracks }: FrameOf<'call.tracksPaused'>): void {
    clearTimeout(timer)
    paused.value = tracks.length === 0 ? null : { callId, tracks }
    if (paused.value) {
      timer = setTimeout(() => {
        paused.value = null
      }, PAUSE_HOLDS_MS)
    }
  }

  function isPaused(person: Person, source: Source): boolean {
    const call = held.call.value
    if (call?.id !== paused.value?.callId) {
      return false
    }
    const track = call?.participants
      .find((participant) => participant.person === person)
      ?.tracks.find((one) => one.source === source)
    return (
      track !== undefined &&
      (paused.value?.tracks.some((one) => one.publisher === person && one.trackId === track.id) ?? false)
    )
  }

  return { told, isPaused }
}
