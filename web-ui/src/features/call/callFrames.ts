import { shallowRef } from 'vue'
import type { CallEntry } from './callEntry'
import { type CallState, inputOf, missesTracks, placeOf } from './callMachine'
import type { CallMedia } from './media/callMedia'
import type { useUnheardBy } from './hearing/unheardBy'
import type { HeldCall } from './heldCall'
import type { LeftCalls } from './leftCalls'
import { useMissedRing } from './missedRing'
import { onNetworkChange } from './networkChange'
import { followPage } from './pageLife'
import type { usePausedTracks } from './media/pausedTracks'
import type { Signal } from './media/signal'
import { codeOf } from '@/api/problem'
import type { EventFrame, FrameOf } from '@/realtime/frames'
import type { CallId, CallView, PeerAddress } from '@/realtime/protocol.gen'
import { RequestRefused } from '@/realtime/requests'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { serverNow } from '@/realtime/serverClock'

/** By when the end of a ring has been heard, if it is heard at all. */
export const RING_END_HEARD_MS = 3000

/** What the server and the browser tell of the page's call. */
export function useCallFrames(
  held: HeldCall,
  entry: CallEntry,
  left: LeftCalls,
  media: CallMedia,
  told: { paused: ReturnType<typeof usePausedTracks>; unheard: ReturnType<typeof useUnheardBy> },
) {
  const realtime = useRealtimeStore()
  const { state, dispatch } = held
  const ring = useMissedRing()
  /** Who speaks, as the router has told last; of which call, it says. */
  const speakers = shallowRef<FrameOf<'call.speakersChanged'> | null>(null)
  let ringEnd: ReturnType<typeof setTimeout> | undefined

  /** A call stops ringing by itself, whether or not its end is heard; the server is given the time to say so first. */
  function followRing(now: CallState): void {
    clearTimeout(ringEnd)
    ring.follow(now)
    if (now.name === 'ringing' && now.call.ringsForMs !== null) {
      const callId = now.call.id
      ringEnd = setTimeout(() => {
        ring.rangOut()
        dispatch({ type: 'rangOut', callId })
      }, now.call.ringsForMs + RING_END_HEARD_MS)
    }
  }

  /** To be called once in the life of the page. */
  function listen(): void {
    realtime.reconnectFasterWhile(() => state.value.name !== 'idle' && state.value.name !== 'ended')
    realtime.onReady(resume)
    realtime.onGuestReady((ready) => void resumeAsGuest(ready))
    realtime.onEvent(onEvent)
    followPage(() => {
      media.hush()
    }, mend)
    onNetworkChange(mend)
  }

  function mend(): void {
    media.session.value?.mend(true)
  }

  function resume(ready: FrameOf<'session.ready'>): void {
    held.reconnected(ready.connectionId)
    // While the server does not know the calls, what is held of one stays as it is.
    if (ready.calls !== null) {
      take(ready.calls, ready.unreadableCalls)
    }
  }

  /** A guest is told of no calls, and asks for the one this page holds. */
  async function resumeAsGuest(ready: FrameOf<'session.guestReady'>): Promise<void> {
    held.reconnected(ready.connectionId)
    const call = held.call.value
    if (!call || state.value.name === 'ended') {
      return
    }
    try {
      const frame = await realtime.request({ type: 'call.get', callId: call.id })
      take([frame.call], [])
    } catch (failure) {
      if (failure instanceof RequestRefused && failure.failure.code === 'CALL_NOT_FOUND') {
        take([], [])
      }
    }
  }

  /** All calls of the user, as the server has them after a reconnection. */
  function take(calls: CallView[], unreadable: CallId[]): void {
    dispatch({ type: 'resumed', calls: left.leaveUnheard(calls, unreadable), unreadable })
    // The socket was lost, the page was not: take one's own place over at once.
    const call = held.call.value
    const place = call && state.value.name !== 'elsewhere' ? placeOf(call, held.self.value) : 'none'
    if (call && state.value.name !== 'ended' && (place === 'former' || place === 'awaited')) {
      const entered = entry.enter(call, 'call.join')
      const mend = () => media.session.value?.mend(false)
      if (call.mediaPath === 'router') {
        // The server takes the frames of a socket one after the other: the offer comes when one is in the call again.
        mend()
      } else {
        void entered.then(mend)
      }
    }
  }

  function onEvent(frame: EventFrame): void {
    switch (frame.type) {
      case 'call.ringing':
      case 'call.changed':
        if (!left.isOld(frame.call)) {
          if (ringsNoMore(frame.call)) {
            ring.stopped()
          }
          dispatch(inputOf(frame))
        }
        return
      case 'call.tracksChanged':
        track(frame)
        return
      case 'call.speakersChanged':
        speakers.value = frame
        return
      case 'calls.listed':
        take(frame.calls, frame.unreadableCalls)
        return
      case 'call.ended':
        left.forget(frame.callId)
        ring.callEnded(frame.reason)
        dispatch(inputOf(frame))
        return
      case 'call.removed':
        dispatch({ type: 'removed', callId: frame.callId, now: serverNow() })
        return
      case 'call.offered':
        receive(frame, { kind: 'offer', sdp: frame.sdp, sections: frame.sections })
        return
      case 'call.answered':
        receive(frame, { kind: 'answer', sdp: frame.sdp, sections: frame.sections })
        return
      case 'call.candidateFound':
        receive(frame, { kind: 'candidate', candidate: frame.candidate })
        return
      case 'call.restartAsked':
        receive(frame, { kind: 'restart', fresh: frame.fresh })
        return
      case 'call.routerMoved':
        media.moveAway(frame.callId, frame.leaving)
        return
      case 'call.keyReceived':
      case 'call.keyAsked':
        media.encryption.hear(frame)
        return
      case 'call.tracksPaused':
        told.paused.told(frame)
        return
      case 'call.hearingReported':
        told.unheard.told(frame)
        return
      default:
    }
  }

  function ringsNoMore(call: CallView): boolean {
    return (
      state.value.name === 'ringing' &&
      held.call.value?.id === call.id &&
      placeOf(call, held.self.value) === 'none'
    )
  }

  function track(frame: FrameOf<'call.tracksChanged'>): void {
    const { callId, person, tracksVersion: version, tracks, device } = frame
    const call = held.call.value
    if (call?.id !== callId || state.value.name === 'ended') {
      return
    }
    if (missesTracks(call, person, version)) {
      void lookAgain(callId)
    } else {
      dispatch({ type: 'tracked', callId, person, version, tracks, device })
    }
  }

  async function lookAgain(callId: CallId): Promise<void> {
    try {
      const frame = await realtime.request({ type: 'call.get', callId })
      if (!left.isOld(frame.call)) {
        dispatch(inputOf(frame))
      }
    } catch (failure) {
      // Its end is told by another frame, and what was missed by the server's next look.
      console.info('call.get', codeOf(failure))
    }
  }

  function receive(from: { callId: CallId; from: PeerAddress }, signal: Signal): void {
    if (held.call.value?.id === from.callId && state.value.name !== 'ended') {
      media.receive(from.from, signal)
    }
  }

  return { missed: ring.missed, speakers, listen, followRing }
}
