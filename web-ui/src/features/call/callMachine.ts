import type { Link } from './media/link'
import { withNewerTracks, withTracks } from './tracks'
import type { FrameOf } from '@/realtime/frames'
import type {
  CallEndReason,
  CallId,
  CallKind,
  CallPlace,
  CallView,
  ConnectionId,
  DeviceKeys,
  ParticipantView,
  Person,
  Track,
} from '@/realtime/protocol.gen'

/**
 * The one call of this page. `ringing`, `active` and `ended` are the server's states; the others are the page's own
 * moments between them.
 */
export type CallState =
  | { name: 'idle' }
  /** Devices are being opened, `call.start` is on its way. */
  | { name: 'starting'; place: CallPlace; kind: CallKind }
  | { name: 'ringing'; side: 'caller' | 'callee'; call: CallView }
  /** `call.accept` or `call.join` is on its way. */
  | { name: 'answering'; call: CallView }
  | { name: 'active'; call: CallView }
  /** The user is in it by another connection: another device, or this page before a reload. */
  | { name: 'elsewhere'; call: CallView }
  | { name: 'ended'; call: CallView; reason: EndReason; durationMs: number }

/** `removed`: a host has put the user out of a call that goes on. */
export type EndReason = CallEndReason | 'removed'

export type CallInput =
  | { type: 'start'; place: CallPlace; kind: CallKind }
  | { type: 'startFailed' }
  /** Accept or join. */
  | { type: 'answer' }
  | { type: 'answerFailed' }
  /** Into a call that goes on without the user. */
  | { type: 'join'; call: CallView }
  /** The server's present view, from whichever frame. */
  | { type: 'viewed'; call: CallView }
  /** All calls of the user, after a (re)connection: what is not among them is over, unless the server cannot read it. */
  | { type: 'resumed'; calls: CallView[]; unreadable: CallId[] }
  /** What somebody publishes has changed. */
  | {
      type: 'tracked'
      callId: CallId
      person: Person
      version: number
      tracks: Track[]
      device: DeviceKeys | null
    }
  | { type: 'ended'; callId: CallId; reason: CallEndReason; durationMs: number }
  /** A host has removed the user from the call. */
  | { type: 'removed'; callId: CallId; now: number }
  /** It has rung for as long as it may, and nothing was heard of it. */
  | { type: 'rangOut'; callId: CallId }
  /** The user has hung up, cancelled or declined here. */
  | { type: 'left'; now: number }
  /** The media have found no way for so long that there is no hope left. */
  | { type: 'gaveUp'; wasConnected: boolean; now: number }
  | { type: 'dismissed' }

/** Whose page this is. */
export interface Self {
  userId: Person
  connectionId: ConnectionId | null
  /** The one before the last reconnection: a place held by it is this page's own. */
  formerConnectionId: ConnectionId | null
}

/** `awaited`: the server has lost sight of the user, and keeps the place for a return. */
export type Place = 'here' | 'former' | 'elsewhere' | 'awaited' | 'ringing' | 'none'

export const IDLE: CallState = { name: 'idle' }

export function reduceCall(state: CallState, input: CallInput, self: Self): CallState {
  switch (input.type) {
    case 'start':
      return state.name === 'idle' || state.name === 'ended'
        ? { name: 'starting', place: input.place, kind: input.kind }
        : state
    case 'startFailed':
      return state.name === 'starting' ? IDLE : state
    case 'answer':
      return state.name === 'ringing' || state.name === 'elsewhere'
        ? { name: 'answering', call: state.call }
        : state
    case 'join':
      return state.name === 'idle' || state.name === 'ended' ? { name: 'answering', call: input.call } : state
    case 'answerFailed':
      return state.name === 'answering' ? view(IDLE, state.call, self) : state
    case 'viewed':
      return view(state, input.call, self)
    case 'tracked':
      return track(state, input)
    case 'resumed':
      return resume(state, input.calls, input.unreadable, self)
    case 'ended':
      return end(state, input.callId, input.reason, input.durationMs)
    case 'removed':
      return remove(state, input.callId, input.now)
    case 'rangOut':
      return state.name === 'ringing' ? end(state, input.callId, 'missed', 0) : state
    case 'left':
      return leave(state, input.now)
    case 'gaveUp':
      return giveUp(state, input.wasConnected, input.now)
    case 'dismissed':
      return state.name === 'ended' ? IDLE : state
    default:
      return unreachable(input)
  }
}

function view(state: CallState, told: CallView, self: Self): CallState {
  const held = callOf(state)
  const call = held?.id === told.id ? withNewerTracks(told, held) : told
  if (held?.id === call.id) {
    const ringsAgain = call.version > held.version && placeOf(call, self) === 'ringing'
    if (call.version < held.version || (state.name === 'ended' && !ringsAgain)) {
      return state
    }
  } else if (isEngaged(state)) {
    return state
  }
  const same = held?.id === call.id
  switch (placeOf(call, self)) {
    case 'here':
      return call.answeredAt === null ? { name: 'ringing', side: 'caller', call } : { name: 'active', call }
    case 'former':
    case 'awaited':
      return same && (state.name === 'active' || state.name === 'ringing')
        ? { ...state, call }
        : { name: 'elsewhere', call }
    case 'elsewhere':
      return same && state.name === 'answering' ? { ...state, call } : { name: 'elsewhere', call }
    case 'ringing':
      if (same && state.name === 'answering') {
        return { ...state, call }
      }
      return call.ringsForMs === 0 ? (same ? IDLE : state) : { name: 'ringing', side: 'callee', call }
    case 'none':
      return same ? IDLE : state
  }
}

function track(state: CallState, input: CallInput & { type: 'tracked' }): CallState {
  return 'call' in state && state.call.id === input.callId
    ? { ...state, call: withTracks(state.call, input.person, input.version, input.tracks, input.device) }
    : state
}

/** Whether a change of tracks was missed before this one, or it is of one who is not known yet. */
export function missesTracks(call: CallView, person: Person, version: number): boolean {
  return (
    version > call.tracksVersion + 1 ||
    !call.participants.some((participant) => participant.person === person)
  )
}

function resume(state: CallState, calls: CallView[], unreadable: CallId[], self: Self): CallState {
  const held = callOf(state)
  const known = held && (unreadable.includes(held.id) || calls.some((call) => call.id === held.id))
  const rest = held && !known && state.name !== 'ended' ? endUnseen(state) : state
  return calls.reduce((next, call) => view(next, call, self), rest)
}

/** The call ended while there was no connection. */
function endUnseen(state: CallState): CallState {
  return state.name === 'active'
    ? { name: 'ended', call: state.call, reason: 'connectionLost', durationMs: 0 }
    : IDLE
}

function end(state: CallState, callId: CallId, reason: CallEndReason, durationMs: number): CallState {
  const call = callOf(state)
  if (call?.id !== callId || (state.name === 'ended' && state.reason === 'removed')) {
    return state
  }
  if (state.name === 'elsewhere' || (state.name === 'ringing' && state.side === 'callee')) {
    return IDLE
  }
  return { name: 'ended', call, reason, durationMs }
}

function remove(state: CallState, callId: CallId, now: number): CallState {
  const call = callOf(state)
  if (call?.id !== callId || state.name === 'ended') {
    return state
  }
  return state.name === 'active' || state.name === 'answering'
    ? { name: 'ended', call, reason: 'removed', durationMs: talkedFor(call, now) }
    : IDLE
}

function leave(state: CallState, now: number): CallState {
  switch (state.name) {
    case 'starting':
      return IDLE
    case 'ringing':
      return state.side === 'callee'
        ? IDLE
        : { name: 'ended', call: state.call, reason: 'cancelled', durationMs: 0 }
    case 'answering':
    case 'active':
      return { name: 'ended', call: state.call, reason: 'hungUp', durationMs: talkedFor(state.call, now) }
    case 'idle':
    case 'elsewhere':
    case 'ended':
      return state
    default:
      return unreachable(state)
  }
}

function giveUp(state: CallState, wasConnected: boolean, now: number): CallState {
  return state.name === 'active'
    ? {
        name: 'ended',
        call: state.call,
        reason: wasConnected ? 'connectionLost' : 'failed',
        durationMs: wasConnected ? talkedFor(state.call, now) : 0,
      }
    : state
}

function talkedFor(call: CallView, now: number): number {
  return call.answeredAt === null ? 0 : now - Date.parse(call.answeredAt)
}

/** What `data-call-state` of the call window shows; null where there is no window. */
export type CallPhase = 'starting' | 'outgoing' | 'connecting' | 'active' | 'reconnecting' | 'ended'

export function phaseOf(state: CallState, link: Link): CallPhase | null {
  switch (state.name) {
    case 'idle':
    case 'elsewhere':
      return null
    case 'starting':
      return 'starting'
    case 'ringing':
      return state.side === 'caller' ? 'outgoing' : null
    case 'answering':
      return 'connecting'
    case 'active':
      return link === 'connected' ? 'active' : link
    case 'ended':
      return 'ended'
    default:
      return unreachable(state)
  }
}

export function callOf(state: CallState): CallView | null {
  return 'call' in state ? state.call : null
}

export function othersOf(call: CallView, self: Person): ParticipantView[] {
  return call.participants.filter(({ person }) => person !== self)
}

export function placeOf(call: CallView, self: Self): Place {
  const own = call.participants.find(({ person }) => person === self.userId)
  if (own) {
    return own.connectionId === self.connectionId
      ? 'here'
      : own.connectionId === self.formerConnectionId
        ? 'former'
        : 'elsewhere'
  }
  if (call.awaited.includes(self.userId)) {
    return 'awaited'
  }
  return call.ringing.includes(self.userId) ? 'ringing' : 'none'
}

/** Whether another call has to wait. A call that is only starting gives way: the server has refused it as busy. */
function isEngaged(state: CallState): boolean {
  return state.name === 'ringing' || state.name === 'answering' || state.name === 'active'
}

function unreachable(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`)
}

/** The inputs that frames of the server amount to; null for those that belong to the peers. */
export function inputOf(
  frame: FrameOf<'call.started' | 'call.ringing' | 'call.changed' | 'call.state' | 'call.ended'>,
): CallInput {
  return frame.type === 'call.ended'
    ? { type: 'ended', callId: frame.callId, reason: frame.reason, durationMs: frame.durationMs }
    : { type: 'viewed', call: frame.call }
}
