// Generated from the records of dev.parley.api.protocol. Do not edit.

export type AttachmentId = string

export interface AttachmentView {
  id: AttachmentId
  name: string
  mediaType: string
  size: number
  image: ImageView | null
}

export type Audience =
  | 'everyone'
  | 'admins'

export type AvatarId = string

export type CallEndReason =
  | 'declined'
  | 'missed'
  | 'cancelled'
  | 'hungUp'
  | 'connectionLost'

export type CallId = string

export type CallKind =
  | 'voice'
  | 'video'

export interface CallView {
  id: CallId
  chatId: ChatId
  kind: CallKind
  version: number
  startedBy: UserId
  startedAt: Instant
  answeredAt: Instant | null
  ringing: UserId[]
  participants: ParticipantView[]
}

export type ChatId = string

export type ChatType =
  | 'personal'
  | 'group'
  | 'channel'

export type ConnectionId = string

export type ErrorCode =
  | 'INVALID_REQUEST'
  | 'INVALID_FRAME'
  | 'UNKNOWN_FRAME_TYPE'
  | 'FRAME_TOO_LARGE'
  | 'NOT_AUTHENTICATED'
  | 'TOKEN_INVALID'
  | 'TOKEN_EXPIRED'
  | 'BAD_CREDENTIALS'
  | 'REFRESH_REUSED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'USER_NOT_FOUND'
  | 'USERNAME_TAKEN'
  | 'CHAT_NOT_FOUND'
  | 'MEMBER_LIMIT_REACHED'
  | 'NOT_A_MEMBER'
  | 'MESSAGE_NOT_FOUND'
  | 'MESSAGE_EMPTY'
  | 'MESSAGE_TOO_LONG'
  | 'ATTACHMENT_NOT_FOUND'
  | 'ATTACHMENT_TOO_LARGE'
  | 'ATTACHMENT_QUOTA_EXCEEDED'
  | 'IMAGE_INVALID'
  | 'CALL_NOT_FOUND'
  | 'CALL_BUSY'
  | 'CALL_WRONG_STATE'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'INTERNAL'

export interface IceCandidate {
  candidate: string
  sdpMid: string | null
  sdpMLineIndex: number | null
  usernameFragment: string | null
}

export interface ImageView {
  width: number
  height: number
  thumbnail: boolean
}

/** ISO 8601. */
export type Instant = string

export interface MemberView {
  userId: UserId
  role: Role
}

export interface ParticipantView {
  userId: UserId
  connectionId: ConnectionId
  microphone: boolean
  camera: boolean
  connected: boolean
}

export interface ReactionView {
  emoji: string
  userIds: UserId[]
}

export type Role =
  | 'owner'
  | 'admin'
  | 'member'

export type UserId = string

export interface Authenticate {
  type: 'session.authenticate'
  id: string
  accessToken: string
}

export interface Ping {
  type: 'session.ping'
  id: string
}

export type SessionCommand =
  | Authenticate
  | Ping

export interface SendMessage {
  type: 'message.send'
  id: string
  chatId: ChatId
  clientId: string
  text: string
  replyTo: number | null
  attachmentIds: AttachmentId[]
}

export interface EditMessage {
  type: 'message.edit'
  id: string
  chatId: ChatId
  seq: number
  text: string
}

export interface DeleteMessage {
  type: 'message.delete'
  id: string
  chatId: ChatId
  seq: number
}

export interface SetReaction {
  type: 'reaction.set'
  id: string
  chatId: ChatId
  seq: number
  emoji: string
  on: boolean
}

export interface SetPin {
  type: 'pin.set'
  id: string
  chatId: ChatId
  seq: number
  pinned: boolean
}

export interface CatchUp {
  type: 'chat.catchUp'
  id: string
  chatId: ChatId
  after: number
}

export interface MoveReadMarker {
  type: 'readMarker.move'
  id: string
  chatId: ChatId
  seq: number
}

export type ChatCommand =
  | SendMessage
  | EditMessage
  | DeleteMessage
  | SetReaction
  | SetPin
  | CatchUp
  | MoveReadMarker

export interface StartCall {
  type: 'call.start'
  id: string
  chatId: ChatId
  kind: CallKind
}

export interface AcceptCall {
  type: 'call.accept'
  id: string
  callId: CallId
}

export interface DeclineCall {
  type: 'call.decline'
  id: string
  callId: CallId
}

export interface CancelCall {
  type: 'call.cancel'
  id: string
  callId: CallId
}

export interface JoinCall {
  type: 'call.join'
  id: string
  callId: CallId
}

export interface LeaveCall {
  type: 'call.leave'
  id: string
  callId: CallId
}

export interface SetMedia {
  type: 'call.setMedia'
  id: string
  callId: CallId
  microphone: boolean
  camera: boolean
}

export interface SendOffer {
  type: 'call.offer'
  id: string
  callId: CallId
  to: ConnectionId
  sdp: string
}

export interface SendAnswer {
  type: 'call.answer'
  id: string
  callId: CallId
  to: ConnectionId
  sdp: string
}

export interface SendCandidate {
  type: 'call.candidate'
  id: string
  callId: CallId
  to: ConnectionId
  candidate: IceCandidate
}

export type CallCommand =
  | StartCall
  | AcceptCall
  | DeclineCall
  | CancelCall
  | JoinCall
  | LeaveCall
  | SetMedia
  | SendOffer
  | SendAnswer
  | SendCandidate

export type ClientFrame =
  | SessionCommand
  | ChatCommand
  | CallCommand

export interface Ready {
  type: 'session.ready'
  re: string
  userId: UserId
  connectionId: ConnectionId
  expiresAt: Instant
  heartbeatMs: number
  calls: CallView[]
}

export interface Pong {
  type: 'session.pong'
  re: string
}

export interface Done {
  type: 'request.done'
  re: string
}

export interface Failed {
  type: 'error'
  re: string | null
  code: ErrorCode
  title: string
  status: number
  retryable: boolean
  details: Record<string, unknown>
  correlationId: string | null
}

export type SessionEvent =
  | Ready
  | Pong
  | Done
  | Failed

export interface MessageAccepted {
  type: 'message.accepted'
  re: string
  chatId: ChatId
  seq: number
}

export interface Log {
  type: 'chat.log'
  re: string
  chatId: ChatId
  events: ChatEvent[]
  head: number
}

export interface ReadMarkerMoved {
  type: 'readMarker.moved'
  chatId: ChatId
  seq: number
  unread: number
}

export type ChatReply =
  | MessageAccepted
  | Log
  | ReadMarkerMoved

export interface Created {
  type: 'chat.created'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  chatType: ChatType
  title: string
  description: string
  members: MemberView[]
}

export interface MembersAdded {
  type: 'members.added'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  members: MemberView[]
}

export interface MemberRemoved {
  type: 'member.removed'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  userId: UserId
}

export interface MemberLeft {
  type: 'member.left'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
}

export interface RoleChanged {
  type: 'role.changed'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  userId: UserId
  role: Role
}

export interface OwnershipTransferred {
  type: 'ownership.transferred'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  to: UserId
}

export interface ProfileChanged {
  type: 'profile.changed'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  title: string
  description: string
}

export interface AvatarChanged {
  type: 'avatar.changed'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  avatar: AvatarId | null
}

export interface RulesChanged {
  type: 'rules.changed'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  posting: Audience
  adding: Audience
  calling: Audience
}

export interface Deleted {
  type: 'chat.deleted'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
}

export interface MessageSent {
  type: 'message.sent'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  clientId: string
  text: string
  replyTo: number | null
  attachments: AttachmentView[]
  rev: number
  editedAt: Instant | null
  deleted: boolean
  reactions: ReactionView[]
}

export interface MessageEdited {
  type: 'message.edited'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  target: number
  text: string
}

export interface MessageDeleted {
  type: 'message.deleted'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  target: number
}

export interface ReactionChanged {
  type: 'reaction.changed'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  target: number
  emoji: string
  on: boolean
}

export interface PinChanged {
  type: 'pin.changed'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  target: number
  pinned: boolean
}

export interface CallRecorded {
  type: 'call.recorded'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  callId: CallId
  kind: string
  outcome: string
  durationMs: number
}

export type ChatEvent =
  | Created
  | MembersAdded
  | MemberRemoved
  | MemberLeft
  | RoleChanged
  | OwnershipTransferred
  | ProfileChanged
  | AvatarChanged
  | RulesChanged
  | Deleted
  | MessageSent
  | MessageEdited
  | MessageDeleted
  | ReactionChanged
  | PinChanged
  | CallRecorded

export interface Started {
  type: 'call.started'
  re: string
  call: CallView
}

export interface Ringing {
  type: 'call.ringing'
  call: CallView
}

export interface Changed {
  type: 'call.changed'
  call: CallView
}

export interface Ended {
  type: 'call.ended'
  callId: CallId
  chatId: ChatId
  reason: CallEndReason
  durationMs: number
}

export interface Offered {
  type: 'call.offered'
  callId: CallId
  from: ConnectionId
  sdp: string
}

export interface Answered {
  type: 'call.answered'
  callId: CallId
  from: ConnectionId
  sdp: string
}

export interface CandidateFound {
  type: 'call.candidateFound'
  callId: CallId
  from: ConnectionId
  candidate: IceCandidate
}

export type CallEvent =
  | Started
  | Ringing
  | Changed
  | Ended
  | Offered
  | Answered
  | CandidateFound

export type ServerFrame =
  | SessionEvent
  | ChatReply
  | ChatEvent
  | CallEvent
