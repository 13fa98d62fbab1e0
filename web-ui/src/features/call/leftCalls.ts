import { tellServer } from './callCommands'
import { placeOf } from './callMachine'
import type { HeldCall } from './heldCall'
import { codeOf } from '@/api/problem'
import type { CallId, CallPlace, CallView, LeaveReason } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** The calls that were left here: they are left at the server, again where it has not heard it, and news of them is old. */
export function useLeftCalls(held: HeldCall) {
  const realtime = useRealtimeStore()
  /** With the version of the call without this person, once the server has told it. */
  const left = new Map<CallId, number | null>()
  const places = new Map<CallId, CallPlace>()
  /** The place of a start that was taken back while it was on its way, until it is known what came of it. */
  let takenBackIn: CallPlace | null = null

  /** @param reason `failed` where the call was left for want of media */
  function hangUp(callId: CallId, reason: LeaveReason = 'hungUp'): Promise<void> {
    return tellServer({ type: 'call.leave', callId, reason })
  }

  function decline(callId: CallId): Promise<void> {
    return tellServer({ type: 'call.decline', callId })
  }

  async function cancel(callId: CallId): Promise<void> {
    try {
      await realtime.request({ type: 'call.cancel', callId })
    } catch (failure) {
      if (codeOf(failure) === 'CALL_WRONG_STATE') {
        // Answered at that very moment.
        await hangUp(callId)
      }
    }
  }

  /** Leaves a call that the server still has this page in. */
  async function leaveAgain(call: CallView): Promise<void> {
    add(call)
    const place = placeOf(call, held.self.value)
    if (place === 'ringing') {
      await decline(call.id)
    } else if (place === 'awaited') {
      await hangUp(call.id)
    } else if (call.answeredAt === null) {
      await cancel(call.id)
    } else {
      if (place !== 'here') {
        await tellServer({ type: 'call.join', callId: call.id })
      }
      await hangUp(call.id)
    }
  }

  function add({ id, place }: CallView): void {
    left.set(id, null)
    places.set(id, place)
  }

  /** The user comes again into what was left there. */
  function forgetAt(place: CallPlace): void {
    ;[...left.keys()].filter((id) => places.get(id) === place).forEach((id) => left.delete(id))
  }

  /** Takes in news of a call. True where it was left here, so that they are old. */
  function isOld(call: CallView): boolean {
    if (!left.has(call.id)) {
      return takenBackIn === call.place && placeOf(call, held.self.value) === 'here'
    }
    if (ringsAgain(call)) {
      left.delete(call.id)
      return false
    }
    if (placeOf(call, held.self.value) === 'none') {
      left.set(call.id, call.version)
    }
    return true
  }

  /** Whether somebody in the call has let it ring anew since the server knew that it was left. */
  function ringsAgain(call: CallView): boolean {
    const known = left.get(call.id) ?? Infinity
    return call.version > known && placeOf(call, held.self.value) === 'ringing'
  }

  /**
   * After a reconnection: leaves again what the server has not heard of.
   *
   * @param unreadable calls that go on, of which this server cannot tell more
   * @returns the others of these calls
   */
  function leaveUnheard(calls: CallView[], unreadable: CallId[]): CallView[] {
    const unheard = calls.filter((call) => isUnheard(call))
    const known = new Set(unheard.map(({ id }) => id))
    ;[...left.keys()].forEach((id) => known.has(id) || unreadable.includes(id) || left.delete(id))
    takenBackIn = null
    unheard.forEach((call) => void leaveAgain(call))
    return calls.filter(({ id }) => !known.has(id))
  }

  function isUnheard(call: CallView): boolean {
    const abandoned = takenBackIn === call.place && call.startedBy === held.self.value.userId
    return abandoned || (left.has(call.id) && !goesOnElsewhere(call) && !ringsAgain(call))
  }

  /** Whether another device is in it, which this page must not take it from. */
  function goesOnElsewhere(call: CallView): boolean {
    const { userId } = held.self.value
    return (
      placeOf(call, held.self.value) === 'elsewhere' &&
      call.participants.some(({ person, connected }) => person === userId && connected)
    )
  }

  return {
    has: (callId: CallId) => left.has(callId),
    add,
    forgetAt,
    forget: (callId: CallId) => {
      left.delete(callId)
    },
    /** @param place null once it is known what came of it */
    takeBackIn: (place: CallPlace | null) => {
      takenBackIn = place
    },
    hangUp,
    decline,
    cancel,
    leaveAgain,
    isOld,
    goesOnElsewhere,
    leaveUnheard,
  }
}

export type LeftCalls = ReturnType<typeof useLeftCalls>
