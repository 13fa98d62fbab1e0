import type { ChatEvent, ClientFrame, ServerFrame } from './protocol.gen'

/** The frame of a type, whatever the generator calls its interface. */
export type FrameOf<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>

/** A command without the request id, which the connection gives it. */
export type Command = ClientFrame extends infer F ? (F extends ClientFrame ? Omit<F, 'id'> : never) : never

/** What each command is answered with when it is not refused. */
export interface Replies {
  'session.authenticate': FrameOf<'session.ready' | 'session.guestReady'>
  'session.ping': FrameOf<'session.pong'>
  'message.send': FrameOf<'message.accepted'>
  'message.forward': FrameOf<'message.forwarded'>
  'message.edit': FrameOf<'request.done'>
  'message.delete': FrameOf<'request.done'>
  'reaction.set': FrameOf<'request.done'>
  'pin.set': FrameOf<'request.done'>
  'run.start': FrameOf<'run.started'>
  'run.answer': FrameOf<'run.answered'>
  'chat.catchUp': FrameOf<'chat.log'>
  'readMarker.move': FrameOf<'request.done'>
  'presence.set': FrameOf<'request.done'>
  'presence.watch': FrameOf<'presence.watched'>
  'chat.watch': FrameOf<'chat.watched'>
  'typing.start': FrameOf<'request.done'>
  'meeting.enter': FrameOf<'meeting.entered'>
  'meeting.leave': FrameOf<'request.done'>
  'meeting.admit': FrameOf<'request.done'>
  'meeting.refuse': FrameOf<'request.done'>
  'meetingChat.send': FrameOf<'meetingChat.accepted'>
  'meetingChat.edit': FrameOf<'request.done'>
  'meetingChat.delete': FrameOf<'request.done'>
  'meetingChat.react': FrameOf<'request.done'>
  'meetingChat.catchUp': FrameOf<'meetingChat.log'>
  'call.start': FrameOf<'call.started'>
  'call.accept': FrameOf<'request.done'>
  'call.decline': FrameOf<'request.done'>
  'call.cancel': FrameOf<'request.done'>
  'call.join': FrameOf<'request.done'>
  'call.leave': FrameOf<'request.done'>
  'call.end': FrameOf<'request.done'>
  'call.ring': FrameOf<'request.done'>
  'call.reroute': FrameOf<'call.state'>
  'call.get': FrameOf<'call.state'>
  'call.setTracks': FrameOf<'request.done'>
  'call.mute': FrameOf<'request.done'>
  'call.unmute': FrameOf<'request.done'>
  'call.askUnmute': FrameOf<'request.done'>
  'call.remove': FrameOf<'request.done'>
  'call.raiseHand': FrameOf<'request.done'>
  'call.startRecording': FrameOf<'request.done'>
  'call.stopRecording': FrameOf<'request.done'>
  'call.agreeToRecording': FrameOf<'request.done'>
  'call.lowerHand': FrameOf<'request.done'>
  'call.react': FrameOf<'request.done'>
  'call.subscribe': FrameOf<'request.done'>
  'call.reportQuality': FrameOf<'request.done'>
  'call.reportHearing': FrameOf<'request.done'>
  'call.restart': FrameOf<'request.done'>
  'call.offer': FrameOf<'request.done'>
  'call.answer': FrameOf<'request.done'>
  'call.sendKeys': FrameOf<'request.done'>
  'call.askKey': FrameOf<'request.done'>
  'call.candidate': FrameOf<'request.done'>
}

export type ReplyTo<C extends Command> = Replies[C['type']]

type EventType = Exclude<ServerFrame['type'], Replies[keyof Replies]['type'] | 'error'>

/** A frame that answers no request. */
export type EventFrame = Extract<ServerFrame, { type: EventType }>

const CHAT_EVENTS: Record<ChatEvent['type'], true> = {
  'chat.created': true,
  'members.added': true,
  'member.joined': true,
  'invite.created': true,
  'invite.revoked': true,
  'handle.changed': true,
  'member.removed': true,
  'sanctions.changed': true,
  'member.left': true,
  'role.changed': true,
  'ownership.transferred': true,
  'profile.changed': true,
  'avatar.changed': true,
  'rules.changed': true,
  'chat.deleted': true,
  'message.sent': true,
  'message.edited': true,
  'message.deleted': true,
  'messages.removed': true,
  'reaction.changed': true,
  'pin.changed': true,
  'call.recorded': true,
}

export function isChatEvent(frame: ServerFrame): frame is ChatEvent {
  return frame.type in CHAT_EVENTS
}

/** Close codes of the server; see docs/protocol. */
export const CloseCode = {
  notAuthenticated: 4401,
  loginRevoked: 4403,
  heartbeatMissed: 4408,
  tooSlow: 4409,
  outOfStep: 4410,
  tooMany: 4411,
  secondFactorRequired: 4412,
} as const
