import type { ProblemCode } from '@/api/problem'
import type { CallState } from '@/features/call/callMachine'
import type { Standing } from '@/features/knownMeetings/meetingsStore'
import type { CallId, CallPlace } from '@/realtime/protocol.gen'

/** Why somebody who was in a meeting, or waited for it, is not any more. */
export type Ending = 'left' | 'refused' | 'removed' | 'callEnded' | 'over' | 'lost'

/**
 * Where one is who has come by a meeting's link.
 *
 * - `looking`: what the link is of is being asked
 * - `closed`: there is no way in, for the reason of the code
 * - `door`: one may come in; the preview is shown
 * - `returning`: a guest whose page was reloaded in the call, on the way back into it
 * - `waiting`: in the lobby
 * - `inside`: in the call, or on the way into it
 * - `out`: not any more
 */
export type Visit =
  | { name: 'looking' }
  | { name: 'closed'; code: ProblemCode }
  | { name: 'door'; busy: boolean; error: ProblemCode | null }
  | { name: 'returning'; callId: CallId }
  | { name: 'waiting' }
  | { name: 'inside' }
  | { name: 'out'; ending: Ending }

/** What keeps one at the door: something to be put right there, or to be tried again. */
const AT_THE_DOOR: readonly ProblemCode[] = [
  'INVALID_REQUEST',
  'TEXT_INVISIBLE',
  'TEXT_UNREADABLE',
  'PASSCODE_WRONG',
  'CALL_BUSY',
  'NOT_ADMITTED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'NETWORK',
]

/** After a refusal on the way in. */
export function refusedWith(code: ProblemCode): Visit {
  return AT_THE_DOOR.includes(code) ? { name: 'door', busy: false, error: code } : { name: 'closed', code }
}

/** What trying again may help with. */
export function mayPass(code: ProblemCode): boolean {
  return ['MEETING_LOCKED', 'MEETING_FULL', 'RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL', 'NETWORK'].includes(
    code,
  )
}

/** Whether one may come in again by the same link, as far as the page can know. */
export function mayReturn(ending: Ending): boolean {
  return ending === 'left' || ending === 'callEnded' || ending === 'lost'
}

/** By what the socket says of the lobby; `admitted` leads on into the call, which is for the caller to begin. */
export function afterStanding(visit: Visit, standing: Standing): Visit {
  if (standing.name === 'refused' && standing.reason === 'removed' && visit.name !== 'looking') {
    return { name: 'out', ending: 'removed' }
  }
  if (visit.name !== 'door' && visit.name !== 'waiting' && visit.name !== 'returning') {
    return visit
  }
  switch (standing.name) {
    case 'waiting':
      return { name: 'waiting' }
    case 'admitted':
      return { name: 'inside' }
    case 'refused':
      return { name: 'out', ending: standing.reason === 'refused' ? 'refused' : 'callEnded' }
    case 'over':
      return { name: 'out', ending: 'over' }
    case 'failed':
      return standing.code === 'REMOVED_FROM_MEETING'
        ? { name: 'out', ending: visit.name === 'waiting' ? 'refused' : 'removed' }
        : refusedWith(standing.code)
    case 'entering':
    case 'none':
      return visit
  }
}

/** By what becomes of the call in that place. */
export function afterCall(
  visit: Visit,
  call: CallState,
  place: CallPlace,
  failure: ProblemCode | null,
): Visit {
  if (visit.name !== 'inside') {
    return isIn(call, place) ? { name: 'inside' } : visit
  }
  if (call.name === 'ended' && call.call.place === place) {
    return { name: 'out', ending: endingOf(call.reason) }
  }
  if (call.name !== 'idle') {
    return visit
  }
  // It could not be begun, or was taken back before it had.
  return failure === null ? { name: 'out', ending: 'left' } : refusedWith(failure)
}

/** Once the meeting has ended for good: the end of its call was told as one after which it may go on. */
export function afterEnd(visit: Visit): Visit {
  return visit.name === 'out' && mayReturn(visit.ending) ? { name: 'out', ending: 'over' } : visit
}

/** On the way back into a call that may be over, or another one, by now. */
export function afterReturn(visit: Visit, goesOn: CallId | null): Visit {
  const over = visit.name === 'returning' && visit.callId !== goesOn
  return over ? { name: 'out', ending: 'callEnded' } : visit
}

export function isIn(call: CallState, place: CallPlace): boolean {
  return (call.name === 'active' || call.name === 'answering') && call.call.place === place
}

function endingOf(reason: (CallState & { name: 'ended' })['reason']): Ending {
  switch (reason) {
    case 'removed':
      return 'removed'
    case 'endedByHost':
      return 'callEnded'
    case 'connectionLost':
    case 'failed':
    case 'lost':
      return 'lost'
    default:
      return 'left'
  }
}
