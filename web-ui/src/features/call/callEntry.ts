import { shallowRef } from 'vue'
import { iceServers } from './callApi'
import { type CallState, othersOf } from './callMachine'
import type { CallMedia } from './media/callMedia'
import type { HeldCall } from './heldCall'
import type { LeftCalls } from './leftCalls'
import { publishes } from './tracks'
import { codeOf, type ProblemCode } from '@/api/problem'
import { chatOf } from '@/features/chats/personalChat'
import type {
  CallEncryption,
  CallId,
  CallKind,
  CallPlace,
  CallView,
  ParticipantView,
  UserId,
} from '@/realtime/protocol.gen'
import { RequestRefused } from '@/realtime/requests'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { serverNow } from '@/realtime/serverClock'
import { asId } from '@/realtime/id'

export interface CallError {
  code: ProblemCode
  /** With CALL_BUSY: who is in another call. */
  busyUserId: UserId | null
}

/** A way is usually found sooner. */
const CONNECTED_WITHIN_SECONDS = 5

/** How one wants to start a call, where that is not as its kind has it. */
export interface Wishes {
  encryption?: CallEncryption
  camera?: boolean
  muted?: boolean
}

/**
 * How this page gets into a call and out of it, also where it changes its mind while the server is still asked.
 *
 * @param mayEnter asks the person where there is something to ask before entering
 */
export function useCallEntry(
  held: HeldCall,
  left: LeftCalls,
  media: () => CallMedia,
  mayEnter: (call: CallView) => Promise<boolean>,
) {
  const realtime = useRealtimeStore()
  const { state, dispatch } = held
  const lastError = shallowRef<CallError | null>(null)
  const takenBack = new WeakSet<CallState>()
  /** The start whose `call.start` is on its way. */
  let asking: CallState | null = null
  let asked: Promise<void> = Promise.resolve()
  /** The call whose `call.accept` or `call.join` is on its way. */
  let entering: CallId | null = null
  let returning = false

  /** Begins a call; that of a meeting or room may go on already, and is entered then. */
  async function start(
    place: CallPlace,
    kind: CallKind,
    { encryption = 'endToEnd', camera = kind === 'video', muted = false }: Wishes = {},
  ): Promise<void> {
    const before = state.value
    dispatch({ type: 'start', place, kind })
    const starting = state.value
    if (starting === before) {
      return
    }
    returning = false
    if (chatOf(place) === null) {
      left.forgetAt(place)
    }
    await media().own.open(camera)
    if (muted) {
      media().own.mute()
    }
    // One that was taken back has to be over before the next one can begin.
    await asked
    if (state.value === starting) {
      asked = ask(starting, place, kind, encryption)
      await asked
    } else if (!takenBack.has(starting)) {
      await meet(place, camera)
    }
  }

  async function ask(
    starting: CallState,
    place: CallPlace,
    kind: CallKind,
    encryption: CallEncryption,
  ): Promise<void> {
    asking = starting
    // Of one before that got no answer nothing more is to be expected here; news of this one count.
    left.takeBackIn(null)
    try {
      const { call: started } = await realtime.request({
        type: 'call.start',
        place,
        kind,
        encryption,
      })
      if (takenBack.has(starting)) {
        left.takeBackIn(null)
        await left.leaveAgain(started)
      } else if (!left.has(started.id)) {
        dispatch({ type: 'viewed', call: started })
        void iceServers(started.id)
        media().tell()
      }
    } catch (failure) {
      if (failure instanceof RequestRefused) {
        left.takeBackIn(null)
      }
      if (state.value === starting) {
        dispatch({ type: 'startFailed' })
        lastError.value = errorOf(failure)
      }
    } finally {
      asking = null
    }
  }

  /**
   * While the devices were being opened, a call was told. One in the same place is meant: the other one's, which rings, or the
   * one that the page was in before it was loaded again.
   */
  async function meet(place: CallPlace, withCamera: boolean): Promise<void> {
    const met = state.value
    if (!isRung(met) && met.name !== 'elsewhere') {
      return
    }
    if (met.call.place !== place) {
      media().own.close()
    } else if (isRung(met)) {
      dispatch({ type: 'answer' })
      await enter(met.call, 'call.accept')
    } else {
      await answer(withCamera)
    }
  }

  /** Answers a call that rings here, or enters one that goes on elsewhere. */
  async function answer(withCamera: boolean): Promise<void> {
    const target = held.call.value
    if (target?.recording && !(await mayEnter(target))) {
      return
    }
    const before = state.value
    dispatch({ type: 'answer' })
    if (state.value === before || state.value.name !== 'answering') {
      return
    }
    const { call } = state.value
    const own = media().own
    const wasMuted = isMuted(placeIn(call))
    returning = before.name !== 'ringing'
    void iceServers(call.id)
    await own.open(withCamera)
    if (wasMuted && own.audio.value) {
      await own.toggleMute()
    }
    if (state.value.name === 'answering' && state.value.call.id === call.id) {
      await enter(state.value.call, before.name === 'ringing' ? 'call.accept' : 'call.join')
    }
  }

  /** Into a call that goes on in a chat; one that rings here is answered. */
  async function join(callId: CallId, withCamera: boolean): Promise<void> {
    if (held.call.value?.id === callId && state.value.name !== 'ended') {
      await answer(withCamera)
      return
    }
    try {
      const { call } = await realtime.request({ type: 'call.get', callId })
      if (call.recording && !(await mayEnter(call))) {
        return
      }
      dispatch({ type: 'join', call })
      const joining = state.value
      if (joining.name !== 'answering' || joining.call.id !== callId) {
        return
      }
      left.forget(callId)
      returning = false
      void iceServers(callId)
      await media().own.open(withCamera)
      if (state.value.name === 'answering' && state.value.call.id === callId) {
        await enter(call, 'call.join')
      }
    } catch (failure) {
      lastError.value = errorOf(failure)
    }
  }

  async function enter(target: CallView, type: 'call.accept' | 'call.join'): Promise<void> {
    entering = target.id
    try {
      await realtime.request({ type, callId: target.id })
      if (left.has(target.id)) {
        // Hung up meanwhile; only whoever is in a call can leave it.
        await left.hangUp(target.id)
      }
    } catch (failure) {
      if (held.call.value?.id === target.id && !left.has(target.id)) {
        lastError.value = errorOf(failure)
        dispatch({ type: 'answerFailed' })
        if (failure instanceof RequestRefused && isRung(state.value)) {
          // Without an answer it may have been carried out, and the devices are needed once it is known.
          media().own.close()
        }
      }
    } finally {
      entering = null
    }
  }

  /** Declines, cancels or hangs up, whichever it is. */
  function leave(): void {
    const leaving = state.value
    switch (leaving.name) {
      case 'starting':
        takenBack.add(leaving)
        if (asking === leaving) {
          left.takeBackIn(leaving.place)
        }
        break
      case 'ringing':
        left.add(leaving.call)
        void (leaving.side === 'callee' ? left.decline(leaving.call.id) : left.cancel(leaving.call.id))
        break
      case 'answering':
        leaveUnentered(leaving.call)
        break
      case 'active':
        left.add(leaving.call)
        void left.hangUp(leaving.call.id, heardNothing(leaving.call) ? 'failed' : 'hungUp')
        break
      case 'elsewhere':
      case 'idle':
      case 'ended':
    }
    dispatch({ type: 'left', now: serverNow() })
  }

  /** Hangs up; one that only rings here rings on for the user's other devices. */
  function leaveAtLogOut(): void {
    if (!isRung(state.value)) {
      leave()
    }
  }

  /** One that goes on elsewhere is let alone, unless it is being taken over already. */
  function leaveUnentered(call: CallView): void {
    if (entering === call.id) {
      left.add(call)
    } else if (!left.goesOnElsewhere(call)) {
      void left.leaveAgain(call)
    }
  }

  /** Whether there was somebody to talk to for long enough, but no way. */
  function heardNothing(call: CallView): boolean {
    const session = media().session.value
    return (
      session !== null &&
      othersOf(call, held.self.value.userId).length > 0 &&
      !session.wasConnected &&
      session.brokenFor >= CONNECTED_WITHIN_SECONDS
    )
  }

  function giveUp(wasConnected: boolean): void {
    const target = held.call.value
    if (target) {
      left.add(target)
      void left.hangUp(target.id, 'failed')
    }
    dispatch({ type: 'gaveUp', wasConnected, now: serverNow() })
  }

  function placeIn(call: CallView) {
    return call.participants.find(({ person }) => person === held.self.value.userId)
  }

  /** Whether the page enters a call that its user was in before, so that nobody will make it an offer unasked. Told once. */
  function takeReturning(): boolean {
    const was = returning
    returning = false
    return was
  }

  return {
    lastError,
    start,
    answer,
    join,
    enter,
    leave,
    leaveAtLogOut,
    giveUp,
    takeReturning,
  }
}

export type CallEntry = ReturnType<typeof useCallEntry>

function isMuted(seat: ParticipantView | undefined): boolean {
  return seat !== undefined && !publishes(seat, 'microphone')
}

function isRung(state: CallState): state is CallState & { name: 'ringing' } {
  return state.name === 'ringing' && state.side === 'callee'
}

function errorOf(failure: unknown): CallError {
  const userId = failure instanceof RequestRefused ? failure.failure.details.userId : null
  return { code: codeOf(failure), busyUserId: typeof userId === 'string' ? asId<UserId>(userId) : null }
}
