import { onBeforeUnmount, shallowRef, watch } from 'vue'
import { type LinkToken, tabToken } from './linkToken'
import { joinByCallLink, lookAtCallLink, renewalPath } from './videoCallApi'
import { codeOf, Problem, type ProblemCode } from '@/api/problem'
import type { CallLinkLook, VideoCallJoined } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { useCallStore } from '@/features/call/callStore'
import type { CallState } from '@/features/call/callMachine'
import { useRoomStore } from '@/features/call/room/roomStore'
import type { Wish } from '@/features/meeting/useMeetingVisit'
import { asId } from '@/realtime/id'
import type { GuestId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** How long a way into the call may take before it has failed. */
const ENTERING_MS = 20_000
/** After these the other one may still be there, and wait. */
const LOST: readonly string[] = ['connectionLost', 'failed', 'lost']

/**
 * Where one is who has come by a call link.
 *
 * - `looking`: what the link is of is being asked
 * - `door`: one may come in; the preview is shown
 * - `inside`: in the call, or on the way into it
 * - `left`: not any more, and one may come in again
 * - `ended`: the call is over
 * - `closed`: there is no way in, for the reason of the code
 */
export type VideoCallVisit =
  | { name: 'looking' }
  | { name: 'door'; busy: boolean; error: ProblemCode | null }
  | { name: 'inside' }
  | { name: 'left' }
  | { name: 'ended'; durationMs: number }
  | { name: 'closed'; code: ProblemCode }

/** The way of somebody who has come by a call link, from looking at it to the end of the call. */
export function useVideoCall(roomId: string, link: LinkToken = tabToken(roomId)) {
  const auth = useAuthStore()
  const call = useCallStore()
  const realtime = useRealtimeStore()
  const room = useRoomStore()
  const visit = shallowRef<VideoCallVisit>({ name: 'looking' })
  const look = shallowRef<CallLinkLook | null>(null)
  const wish = shallowRef<Wish>({ camera: false, muted: false })
  /** When this page has seen the other one in the call first. */
  let metAt: number | null = null

  async function open(): Promise<void> {
    visit.value = { name: 'looking' }
    visit.value = await lookAgain({ name: 'door', busy: false, error: null })
  }

  /** @param open what follows where the link still lets one in */
  async function lookAgain(open: VideoCallVisit, talkedMs: number | null = null): Promise<VideoCallVisit> {
    const token = link.read()
    if (token === null) {
      return { name: 'closed', code: 'VIDEO_CALL_NOT_FOUND' }
    }
    try {
      look.value = await lookAtCallLink(roomId, token)
      return open
    } catch (failure) {
      return closedBy(failure, talkedMs)
    }
  }

  async function join(): Promise<void> {
    const token = link.read()
    if (visit.value.name !== 'door' || visit.value.busy || token === null) {
      return
    }
    visit.value = { name: 'door', busy: true, error: null }
    try {
      const joined = await joinByCallLink(roomId, token)
      if (await comeAsGuest(joined)) {
        visit.value = { name: 'inside' }
        await call.start(joined.place, joined.call_type, wish.value)
      } else {
        visit.value = { name: 'door', busy: false, error: 'NETWORK' }
      }
    } catch (failure) {
      const code = codeOf(failure)
      visit.value = ['NETWORK', 'UNAVAILABLE', 'RATE_LIMITED'].includes(code)
        ? { name: 'door', busy: false, error: code }
        : closedBy(failure, null)
    }
  }

  /** True once the socket is open for the guest. */
  function comeAsGuest({ place, guest, other }: VideoCallJoined): Promise<boolean> {
    const person = asId<GuestId>(guest.person)
    realtime.close()
    room.enter({ place, other: asId<GuestId>(other.person) }, [
      { person, name: guest.display_name },
      { person: asId<GuestId>(other.person), name: other.display_name },
    ])
    auth.enterAsGuest(
      { renewal: renewalPath(roomId), person, name: guest.display_name },
      { token: guest.token, expiresAt: guest.expires_at, expiresInMs: guest.expires_in_ms },
    )
    realtime.open({ accessToken: auth.accessToken, onLoginLost: () => void open() })
    return realtime.online(ENTERING_MS)
  }

  /**
   * The call is over for this page. The link tells whether it is for both; where the server has not heard yet that one has
   * hung up, it is so as soon as the two have met.
   */
  async function left(state: CallState): Promise<void> {
    const talkedMs = metAt === null ? null : Math.round(performance.now() - metAt)
    const forBoth = talkedMs !== null && state.name === 'ended' && !LOST.includes(state.reason)
    realtime.close()
    const next = await lookAgain(
      forBoth ? { name: 'ended', durationMs: talkedMs } : { name: 'left' },
      talkedMs,
    )
    if (next.name === 'ended') {
      link.forget()
    }
    visit.value = next
  }

  watch(
    () => call.state,
    (state, before) => {
      const over = state.name === 'ended' || (state.name === 'idle' && before.name !== 'ended')
      if (visit.value.name === 'inside' && over) {
        visit.value = { name: 'looking' }
        void left(state)
      }
    },
  )
  watch(
    () => call.others.length,
    (count) => {
      if (count > 0) {
        metAt ??= performance.now()
      }
    },
  )
  onBeforeUnmount(() => {
    realtime.close()
  })

  return { visit, look, wish, open, join }
}

export type VideoCall = ReturnType<typeof useVideoCall>

/** @param talkedMs how long one has talked, who was in the call until now */
function closedBy(failure: unknown, talkedMs: number | null): VideoCallVisit {
  const code = codeOf(failure)
  const told = failure instanceof Problem ? failure.details.durationMs : null
  if (code === 'VIDEO_CALL_ENDED') {
    return { name: 'ended', durationMs: typeof told === 'number' ? told : (talkedMs ?? 0) }
  }
  return code === 'TOKEN_EXPIRED' && talkedMs !== null
    ? { name: 'ended', durationMs: talkedMs }
    : { name: 'closed', code }
}
