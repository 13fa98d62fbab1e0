// Generated from the records of dev.parley.api.protocol. Do not edit.

import type { Id } from './id'

export type Activity =
  | 'active'
  | 'away'

export type AnswerVisibility =
  | 'all'
  | 'one'

export type AttachmentId = Id<'AttachmentId'>

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

export interface AuthorView {
  person: Person
  name: string
  guest: boolean
}

export type AvatarId = Id<'AvatarId'>

export type CallEncryption =
  | 'endToEnd'
  | 'none'

export type CallEndReason =
  | 'declined'
  | 'missed'
  | 'cancelled'
  | 'hungUp'
  | 'connectionLost'
  | 'endedByHost'
  | 'failed'
  | 'busy'
  | 'lost'

export type CallId = Id<'CallId'>

export type CallKind =
  | 'voice'
  | 'video'

export type CallPlace = ChatId | MeetingPlace | RoomPlace

export interface CallQuality {
  sentLostPercent: number
  receivedLostPercent: number
  roundTripMs: number
  jitterMs: number
  route: MediaRoute
}

export type CallReaction =
  | 'thumbsUp'
  | 'heart'
  | 'clap'
  | 'laugh'
  | 'surprise'
  | 'celebrate'
  | 'sad'
  | 'think'

export interface CallView {
  id: CallId
  place: CallPlace
  kind: CallKind
  mediaPath: MediaPath
  version: number
  tracksVersion: number
  startedBy: Person
  startedAt: Instant
  answeredAt: Instant | null
  ringing: Person[]
  ringsUntil: Instant | null
  ringsForMs: number | null
  participants: ParticipantView[]
  added: Person[]
  awaited: Person[]
  held: Hold[]
  hands: Person[]
  encryption: CallEncryption
  recording: Recording | null
}

export interface ChatCallView {
  id: CallId
  chatId: ChatId
  kind: CallKind
  version: number
  since: Instant
  count: number
  people: Person[]
  recordedSince: Instant | null
}

export type ChatId = Id<'ChatId'>

export type ChatType =
  | 'personal'
  | 'group'
  | 'channel'

export type ConnectionId = Id<'ConnectionId'>

export interface DeviceKeys {
  identity: string
  agreement: string
  signature: string
}

export type ErrorCode =
  | 'INVALID_REQUEST'
  | 'INVALID_FRAME'
  | 'UNKNOWN_FRAME_TYPE'
  | 'FRAME_TOO_LARGE'
  | 'NOT_AUTHENTICATED'
  | 'TOKEN_INVALID'
  | 'TOKEN_EXPIRED'
  | 'BAD_CREDENTIALS'
  | 'ACCOUNT_LOCKED'
  | 'WRONG_PASSWORD'
  | 'PASSWORD_TOO_COMMON'
  | 'REFRESH_REUSED'
  | 'CHALLENGE_INVALID'
  | 'CODE_WRONG'
  | 'SECOND_FACTOR_REQUIRED'
  | 'SECOND_FACTOR_WRONG_STATE'
  | 'PASSKEY_REFUSED'
  | 'PASSKEY_EXPIRED'
  | 'PASSKEY_UNKNOWN'
  | 'PASSKEY_WRONG_ADDRESS'
  | 'PASSKEY_EXISTS'
  | 'PASSKEY_LIMIT_REACHED'
  | 'PASSKEY_NOT_ALLOWED'
  | 'PASSKEY_MISSING'
  | 'LINK_INVALID'
  | 'EMAIL_TAKEN'
  | 'NO_MAIL'
  | 'NO_PASSWORD'
  | 'LOGIN_TOO_OLD'
  | 'PASSWORD_LOGIN_OFF'
  | 'PROVIDER_LOGIN_INVALID'
  | 'PROVIDER_REFUSED'
  | 'PROVIDER_ANSWER_INVALID'
  | 'PROVIDER_UNAVAILABLE'
  | 'PROVIDER_ACCOUNT_UNKNOWN'
  | 'REGISTRATION_CLOSED'
  | 'REGISTRATION_BY_INVITE'
  | 'REGISTRATION_BY_EMAIL'
  | 'EMAIL_DOMAIN_REFUSED'
  | 'FORBIDDEN'
  | 'API_KEY_NOT_ALLOWED'
  | 'API_KEY_LIMIT_REACHED'
  | 'BOT_NOT_FOUND'
  | 'BOT_LIMIT_REACHED'
  | 'SLASH_COMMAND_NOT_FOUND'
  | 'RUN_NOT_FOUND'
  | 'ANSWER_LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'USER_NOT_FOUND'
  | 'LAST_ADMINISTRATOR'
  | 'USERNAME_TAKEN'
  | 'USERNAME_CONFUSABLE'
  | 'CHAT_NOT_FOUND'
  | 'BLOCKED'
  | 'MEMBER_LIMIT_REACHED'
  | 'CHAT_LIMIT_REACHED'
  | 'INVITE_NOT_FOUND'
  | 'INVITE_EXPIRED'
  | 'INVITE_USED_UP'
  | 'INVITE_LIMIT_REACHED'
  | 'WEBHOOK_NOT_FOUND'
  | 'WEBHOOK_LIMIT_REACHED'
  | 'WEBHOOK_SUSPENDED'
  | 'REQUEST_NOT_FOUND'
  | 'HANDLE_TAKEN'
  | 'NOT_A_MEMBER'
  | 'MESSAGE_NOT_FOUND'
  | 'TEXT_INVISIBLE'
  | 'TEXT_UNREADABLE'
  | 'MESSAGE_EMPTY'
  | 'MESSAGE_TOO_LONG'
  | 'SLOW_MODE'
  | 'TIMED_OUT'
  | 'BANNED'
  | 'REPORT_NOT_FOUND'
  | 'REPORT_RESOLVED'
  | 'MESSAGE_NOT_ALLOWED'
  | 'MESSAGE_HELD'
  | 'HELD_MESSAGE_NOT_FOUND'
  | 'QUERY_EMPTY'
  | 'QUERY_TOO_LONG'
  | 'ATTACHMENT_NOT_FOUND'
  | 'ATTACHMENT_TOO_LARGE'
  | 'ATTACHMENT_QUOTA_EXCEEDED'
  | 'STORAGE_QUOTA_EXCEEDED'
  | 'IMAGE_INVALID'
  | 'CALL_NOT_FOUND'
  | 'CALL_BUSY'
  | 'CALL_WRONG_STATE'
  | 'REMOVED_FROM_CALL'
  | 'CALL_ENCRYPTED'
  | 'MEETING_NOT_FOUND'
  | 'MEETING_ENDED'
  | 'MEETING_LOCKED'
  | 'MEETING_FULL'
  | 'MEETING_LIMIT_REACHED'
  | 'MEETING_CHAT_FULL'
  | 'NOT_ADMITTED'
  | 'PASSCODE_WRONG'
  | 'REMOVED_FROM_MEETING'
  | 'VIDEO_CALL_NOT_FOUND'
  | 'VIDEO_CALL_ENDED'
  | 'CALL_LINK_USED'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'STORAGE_FULL'
  | 'INTERNAL'

export type FactorChange =
  | 'turnedOn'
  | 'turnedOff'
  | 'reset'
  | 'recoveryCodeUsed'
  | 'passkeyAdded'
  | 'passkeyRemoved'

export interface ForwardResult {
  chatId: ChatId
  seq: number | null
  refused: ErrorCode | null
}

export interface ForwardTarget {
  chatId: ChatId
  clientId: string
}

export interface ForwardView {
  author: UserId
  chatId: ChatId | null
  seq: number
}

/** With `g_` before it. */
export type GuestId = Id<'GuestId'>

export interface Hold {
  person: Person
  source: TrackSource
  by: Person
}

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
  moving: boolean
}

/** ISO 8601. */
export type Instant = string

export type InviteId = Id<'InviteId'>

export type LeaveReason =
  | 'hungUp'
  | 'failed'

export type LobbyEnd =
  | 'refused'
  | 'removed'
  | 'ended'

export interface LobbyView {
  version: number
  waiting: WaitingView[]
}

export type MediaPath =
  | 'direct'
  | 'router'

export type MediaRoute =
  | 'unknown'
  | 'directUdp'
  | 'directTcp'
  | 'relayUdp'
  | 'relayTcp'
  | 'routerUdp'
  | 'routerTcp'

export interface MeetingChatView {
  from: number
  head: number
}

export type MeetingId = Id<'MeetingId'>

export interface MeetingOptionsView {
  lobby: boolean
  guests: boolean
  passcode: boolean
  startMuted: boolean
  sharing: Whom
  unmuting: Whom
}

export interface MeetingPersonView {
  person: Person
  name: string
  role: MeetingRole
}

/** A meeting's id with `m_` before it. */
export type MeetingPlace = Id<'MeetingPlace'>

export type MeetingRole =
  | 'owner'
  | 'coHost'
  | 'participant'
  | 'guest'

export type MeetingStanding =
  | 'admitted'
  | 'waiting'

export interface MeetingView {
  id: MeetingId
  place: CallPlace
  code: string
  version: number
  title: string
  kind: CallKind
  owner: UserId
  coHosts: UserId[]
  options: MeetingOptionsView
  startsAt: Instant | null
  endsAt: Instant | null
  locked: boolean
  callId: CallId | null
  people: MeetingPersonView[]
}

export interface MemberView {
  userId: UserId
  role: Role
}

export interface MentionView {
  userId: UserId | null
  start: number
  length: number
}

export interface ParticipantView {
  person: Person
  connectionId: ConnectionId
  connected: boolean
  tracksVersion: number
  tracks: Track[]
  device: DeviceKeys | null
}

export interface PausedTrack {
  publisher: Person
  trackId: string
}

export type PeerAddress = ConnectionId | 'router'

export interface PeopleReactionView {
  emoji: string
  people: AuthorView[]
}

export type Person = UserId | GuestId

export interface PreferencesView {
  mutedUntil: Instant | null
  archivedSeq: number
  markedUnread: boolean
  rev: number
}

export type PresenceState =
  | 'online'
  | 'away'
  | 'offline'

export interface PresenceView {
  userId: UserId
  state: PresenceState
  lastSeenAt: Instant | null
}

export interface PrivateAnswerView {
  number: number
  text: string
  at: Instant
}

export interface ReactionView {
  emoji: string
  userIds: UserId[]
}

export interface Recording {
  id: RecordingId
  by: Person
  startedAt: Instant
  agreed: Person[]
}

export type RecordingId = Id<'RecordingId'>

export interface RemovedMessageView {
  seq: number
  author: UserId
}

export type Role =
  | 'owner'
  | 'admin'
  | 'member'

/** A room's id with `r_` before it. */
export type RoomPlace = Id<'RoomPlace'>

export type RunId = Id<'RunId'>

export interface RunNoteView {
  userId: UserId
  name: string
}

export type RunState =
  | 'waiting'
  | 'answered'
  | 'unanswered'

export interface RunView {
  id: RunId
  chatId: ChatId
  clientId: string
  botId: UserId
  name: string
  arguments: string
  startedAt: Instant
  state: RunState
  waitsForMs: number
  answers: PrivateAnswerView[]
  rev: number
}

export interface SealedKey {
  to: ConnectionId
  box: string
}

export interface Section {
  mid: string
  trackId: string
  source: TrackSource
  publisher: Person | null
}

export interface SeenMarker {
  userId: UserId
  seq: number
}

export interface Subscription {
  publisher: Person
  trackId: string
  maxHeight: number
}

export interface Track {
  id: string
  source: TrackSource
  muted: boolean
}

export type TrackSource =
  | 'microphone'
  | 'camera'
  | 'screen'
  | 'screenSound'

export type UserId = Id<'UserId'>

export interface UserView {
  id: UserId
  username: string
  displayName: string
  deleted: boolean
  bot: boolean
  avatar: AvatarId | null
}

export interface WaitingView {
  person: Person
  name: string
  guest: boolean
  since: Instant
}

export interface WebhookAuthorView {
  name: string
  picture: string | null
}

export type Whom =
  | 'everybody'
  | 'hosts'

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

export interface ForwardMessage {
  type: 'message.forward'
  id: string
  chatId: ChatId
  seq: number
  targets: ForwardTarget[]
}

export interface EditMessage {
  type: 'message.edit'
  id: string
  chatId: ChatId
  clientId: string
  seq: number
  text: string
}

export interface DeleteMessage {
  type: 'message.delete'
  id: string
  chatId: ChatId
  clientId: string
  seq: number
}

export interface SetReaction {
  type: 'reaction.set'
  id: string
  chatId: ChatId
  clientId: string
  seq: number
  emoji: string
  on: boolean
}

export interface SetPin {
  type: 'pin.set'
  id: string
  chatId: ChatId
  clientId: string
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
  | ForwardMessage
  | EditMessage
  | DeleteMessage
  | SetReaction
  | SetPin
  | CatchUp
  | MoveReadMarker

export interface SetActivity {
  type: 'presence.set'
  id: string
  activity: Activity
}

export interface WatchUsers {
  type: 'presence.watch'
  id: string
  userIds: UserId[]
}

export interface WatchChats {
  type: 'chat.watch'
  id: string
  chatIds: ChatId[]
  open: ChatId | null
}

export interface StartTyping {
  type: 'typing.start'
  id: string
  chatId: ChatId
}

export type PresenceCommand =
  | SetActivity
  | WatchUsers
  | WatchChats
  | StartTyping

export interface StartCall {
  type: 'call.start'
  id: string
  place: CallPlace
  kind: CallKind
  encryption: CallEncryption
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
  reason: LeaveReason
}

export interface RingOthers {
  type: 'call.ring'
  id: string
  callId: CallId
  people: Person[]
}

export interface RerouteCall {
  type: 'call.reroute'
  id: string
  callId: CallId
}

export interface GetCall {
  type: 'call.get'
  id: string
  callId: CallId
}

export interface EndCall {
  type: 'call.end'
  id: string
  callId: CallId
}

export interface SetTracks {
  type: 'call.setTracks'
  id: string
  callId: CallId
  tracks: Track[]
  device: DeviceKeys | null
}

export interface Subscribe {
  type: 'call.subscribe'
  id: string
  callId: CallId
  tracks: Subscription[]
}

export interface MuteOthers {
  type: 'call.mute'
  id: string
  callId: CallId
  people: Person[]
  sources: TrackSource[]
}

export interface Unmute {
  type: 'call.unmute'
  id: string
  callId: CallId
  sources: TrackSource[]
}

export interface AskUnmute {
  type: 'call.askUnmute'
  id: string
  callId: CallId
  person: Person
}

export interface RemoveOther {
  type: 'call.remove'
  id: string
  callId: CallId
  person: Person
}

export interface RaiseHand {
  type: 'call.raiseHand'
  id: string
  callId: CallId
}

export interface LowerHand {
  type: 'call.lowerHand'
  id: string
  callId: CallId
  person: Person
}

export interface React {
  type: 'call.react'
  id: string
  callId: CallId
  reaction: CallReaction
}

export interface StartRecording {
  type: 'call.startRecording'
  id: string
  callId: CallId
}

export interface StopRecording {
  type: 'call.stopRecording'
  id: string
  callId: CallId
}

export interface AgreeToRecording {
  type: 'call.agreeToRecording'
  id: string
  callId: CallId
  recordingId: RecordingId
}

export interface ReportQuality {
  type: 'call.reportQuality'
  id: string
  callId: CallId
  quality: CallQuality
}

export interface ReportHearing {
  type: 'call.reportHearing'
  id: string
  callId: CallId
  unheard: Person[]
  heardAgain: Person[]
}

export interface AskRestart {
  type: 'call.restart'
  id: string
  callId: CallId
  to: PeerAddress
  fresh: boolean
}

export interface SendOffer {
  type: 'call.offer'
  id: string
  callId: CallId
  to: PeerAddress
  sdp: string
  sections: Section[]
}

export interface SendAnswer {
  type: 'call.answer'
  id: string
  callId: CallId
  to: PeerAddress
  sdp: string
  sections: Section[]
}

export interface SendKeys {
  type: 'call.sendKeys'
  id: string
  callId: CallId
  keys: SealedKey[]
}

export interface AskKey {
  type: 'call.askKey'
  id: string
  callId: CallId
  to: PeerAddress
}

export interface SendCandidate {
  type: 'call.candidate'
  id: string
  callId: CallId
  to: PeerAddress
  candidate: IceCandidate
}

export type CallCommand =
  | StartCall
  | AcceptCall
  | DeclineCall
  | CancelCall
  | JoinCall
  | LeaveCall
  | RingOthers
  | RerouteCall
  | GetCall
  | EndCall
  | SetTracks
  | Subscribe
  | MuteOthers
  | Unmute
  | AskUnmute
  | RemoveOther
  | RaiseHand
  | LowerHand
  | React
  | StartRecording
  | StopRecording
  | AgreeToRecording
  | ReportQuality
  | ReportHearing
  | AskRestart
  | SendOffer
  | SendAnswer
  | SendKeys
  | AskKey
  | SendCandidate

export interface EnterMeeting {
  type: 'meeting.enter'
  id: string
  meetingId: MeetingId
}

export interface LeaveLobby {
  type: 'meeting.leave'
  id: string
  meetingId: MeetingId
}

export interface AdmitWaiting {
  type: 'meeting.admit'
  id: string
  meetingId: MeetingId
  people: Person[] | null
}

export interface RefuseWaiting {
  type: 'meeting.refuse'
  id: string
  meetingId: MeetingId
  person: Person
}

export type MeetingCommand =
  | EnterMeeting
  | LeaveLobby
  | AdmitWaiting
  | RefuseWaiting

export interface SendToMeeting {
  type: 'meetingChat.send'
  id: string
  meetingId: MeetingId
  clientId: string
  text: string
  replyTo: number | null
  attachmentIds: AttachmentId[]
}

export interface EditInMeeting {
  type: 'meetingChat.edit'
  id: string
  meetingId: MeetingId
  clientId: string
  seq: number
  text: string
}

export interface DeleteInMeeting {
  type: 'meetingChat.delete'
  id: string
  meetingId: MeetingId
  clientId: string
  seq: number
}

export interface ReactInMeeting {
  type: 'meetingChat.react'
  id: string
  meetingId: MeetingId
  clientId: string
  seq: number
  emoji: string
  on: boolean
}

export interface CatchUpMeeting {
  type: 'meetingChat.catchUp'
  id: string
  meetingId: MeetingId
  after: number
}

export type MeetingChatCommand =
  | SendToMeeting
  | EditInMeeting
  | DeleteInMeeting
  | ReactInMeeting
  | CatchUpMeeting

export interface StartRun {
  type: 'run.start'
  id: string
  chatId: ChatId
  clientId: string
  botId: UserId
  name: string
  arguments: string
}

export interface AnswerRun {
  type: 'run.answer'
  id: string
  runId: RunId
  clientId: string
  visibility: AnswerVisibility
  text: string
}

export type RunCommand =
  | StartRun
  | AnswerRun

export type ClientFrame =
  | SessionCommand
  | ChatCommand
  | PresenceCommand
  | CallCommand
  | MeetingCommand
  | MeetingChatCommand
  | RunCommand

export interface Ready {
  type: 'session.ready'
  re: string
  userId: UserId
  connectionId: ConnectionId
  serverTime: Instant
  expiresAt: Instant
  expiresInMs: number
  heartbeatMs: number
  recordsCalls: boolean
  calls: CallView[] | null
  chatCalls: ChatCallView[] | null
  unreadableCalls: CallId[]
}

export interface GuestReady {
  type: 'session.guestReady'
  re: string
  person: string
  place: string
  name: string
  connectionId: ConnectionId
  serverTime: Instant
  expiresAt: Instant
  expiresInMs: number
  heartbeatMs: number
}

export interface Pong {
  type: 'session.pong'
  re: string
  serverTime: Instant
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
  | GuestReady
  | Pong
  | Done
  | Failed

export interface MessageAccepted {
  type: 'message.accepted'
  re: string
  chatId: ChatId
  seq: number
}

export interface MessageForwarded {
  type: 'message.forwarded'
  re: string
  results: ForwardResult[]
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
  head: number
  unread: number
}

export interface PreferencesChanged {
  type: 'preferences.changed'
  chatId: ChatId
  preferences: PreferencesView
}

export interface PinnedChatsChanged {
  type: 'pinnedChats.changed'
  chatIds: ChatId[]
  rev: number
}

export interface BlockChanged {
  type: 'block.changed'
  userId: UserId
  blocked: boolean
}

export interface RequestsChanged {
  type: 'requests.changed'
}

export interface NoticesChanged {
  type: 'notices.changed'
}

export type ChatReply =
  | MessageAccepted
  | MessageForwarded
  | Log
  | ReadMarkerMoved
  | PreferencesChanged
  | PinnedChatsChanged
  | BlockChanged
  | RequestsChanged
  | NoticesChanged

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

export interface MemberJoined {
  type: 'member.joined'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  invitedBy: UserId | null
}

export interface InviteCreated {
  type: 'invite.created'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  inviteId: InviteId
}

export interface InviteRevoked {
  type: 'invite.revoked'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  inviteId: InviteId
}

export interface HandleChanged {
  type: 'handle.changed'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  handle: string | null
}

export interface MemberRemoved {
  type: 'member.removed'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  userId: UserId
  banned: boolean
}

export interface SanctionsChanged {
  type: 'sanctions.changed'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  userId: UserId
  banned: boolean
  timedOutUntil: Instant | null
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
  byServer: boolean
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
  slowModeSeconds: number
  keptDays: number | null
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
  mentions: MentionView[]
  forwarded: ForwardView | null
  attachments: AttachmentView[]
  webhook: WebhookAuthorView | null
  run: RunNoteView | null
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
  mentions: MentionView[]
}

export interface MessageDeleted {
  type: 'message.deleted'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  target: number
  author: UserId
}

export interface MessagesRemoved {
  type: 'messages.removed'
  chatId: ChatId
  seq: number
  at: Instant
  actor: UserId
  messages: RemovedMessageView[]
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
  participantCount: number
  participants: UserId[]
  declined: UserId[]
  missed: UserId[]
}

export type ChatEvent =
  | Created
  | MembersAdded
  | MemberJoined
  | InviteCreated
  | InviteRevoked
  | HandleChanged
  | MemberRemoved
  | SanctionsChanged
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
  | MessagesRemoved
  | ReactionChanged
  | PinChanged
  | CallRecorded

export interface UserChanged {
  type: 'user.changed'
  user: UserView
}

export interface LoginsChanged {
  type: 'logins.changed'
}

export interface SecondFactorChanged {
  type: 'secondFactor.changed'
  change: FactorChange
}

export type UserEvent =
  | UserChanged
  | LoginsChanged
  | SecondFactorChanged

export interface UsersWatched {
  type: 'presence.watched'
  re: string
  users: PresenceView[]
}

export interface PresenceChanged {
  type: 'presence.changed'
  users: PresenceView[]
}

export interface ChatsWatched {
  type: 'chat.watched'
  re: string
  markers: SeenMarker[]
}

export interface TypingChanged {
  type: 'typing.changed'
  chatId: ChatId
  userIds: UserId[]
  lastsMs: number
}

export interface MarkersSeen {
  type: 'readMarker.seen'
  chatId: ChatId
  markers: SeenMarker[]
}

export type PresenceEvent =
  | UsersWatched
  | PresenceChanged
  | ChatsWatched
  | TypingChanged
  | MarkersSeen

export interface Started {
  type: 'call.started'
  re: string
  call: CallView
}

export interface State {
  type: 'call.state'
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

export interface TracksChanged {
  type: 'call.tracksChanged'
  callId: CallId
  person: Person
  tracksVersion: number
  tracks: Track[]
  device: DeviceKeys | null
}

export interface SpeakersChanged {
  type: 'call.speakersChanged'
  callId: CallId
  dominant: Person | null
  speaking: Person[]
}

export interface Removed {
  type: 'call.removed'
  callId: CallId
  by: Person
}

export interface UnmuteAsked {
  type: 'call.unmuteAsked'
  callId: CallId
  by: Person
}

export interface Reacted {
  type: 'call.reacted'
  callId: CallId
  person: Person
  reaction: CallReaction
}

export interface HearingReported {
  type: 'call.hearingReported'
  callId: CallId
  by: Person
  hears: boolean
}

export interface Listed {
  type: 'calls.listed'
  calls: CallView[]
  unreadableCalls: CallId[]
}

export interface ChatCallChanged {
  type: 'chatCall.changed'
  call: ChatCallView
}

export interface ChatCallEnded {
  type: 'chatCall.ended'
  chatId: ChatId
  callId: CallId
}

export interface ChatCallsListed {
  type: 'chatCalls.listed'
  chatCalls: ChatCallView[]
}

export interface Ended {
  type: 'call.ended'
  callId: CallId
  place: CallPlace
  reason: CallEndReason
  durationMs: number
}

export interface HistoryChanged {
  type: 'callHistory.changed'
}

export interface Offered {
  type: 'call.offered'
  callId: CallId
  from: PeerAddress
  sdp: string
  sections: Section[]
}

export interface Answered {
  type: 'call.answered'
  callId: CallId
  from: PeerAddress
  sdp: string
  sections: Section[]
}

export interface RestartAsked {
  type: 'call.restartAsked'
  callId: CallId
  from: PeerAddress
  fresh: boolean
}

export interface RouterMoved {
  type: 'call.routerMoved'
  callId: CallId
  leaving: string
}

export interface TracksPaused {
  type: 'call.tracksPaused'
  callId: CallId
  tracks: PausedTrack[]
}

export interface KeyReceived {
  type: 'call.keyReceived'
  callId: CallId
  from: PeerAddress
  box: string
}

export interface KeyAsked {
  type: 'call.keyAsked'
  callId: CallId
  from: PeerAddress
}

export interface CandidateFound {
  type: 'call.candidateFound'
  callId: CallId
  from: PeerAddress
  candidate: IceCandidate
}

export type CallEvent =
  | Started
  | State
  | Ringing
  | Changed
  | TracksChanged
  | SpeakersChanged
  | Removed
  | UnmuteAsked
  | Reacted
  | HearingReported
  | Listed
  | ChatCallChanged
  | ChatCallEnded
  | ChatCallsListed
  | Ended
  | HistoryChanged
  | Offered
  | Answered
  | RestartAsked
  | RouterMoved
  | TracksPaused
  | KeyReceived
  | KeyAsked
  | CandidateFound

export interface MeetingEntered {
  type: 'meeting.entered'
  re: string
  meetingId: MeetingId
  standing: MeetingStanding
  meeting: MeetingView | null
  lobby: LobbyView | null
  chat: MeetingChatView | null
}

export interface MeetingChanged {
  type: 'meeting.changed'
  meeting: MeetingView
}

export interface LobbyChanged {
  type: 'meeting.lobbyChanged'
  meetingId: MeetingId
  lobby: LobbyView
}

export interface LobbyAdmitted {
  type: 'meeting.admitted'
  meetingId: MeetingId
}

export interface LobbyRefused {
  type: 'meeting.refused'
  meetingId: MeetingId
  reason: LobbyEnd
}

export interface MeetingEnded {
  type: 'meeting.ended'
  meetingId: MeetingId
}

export type MeetingEvent =
  | MeetingEntered
  | MeetingChanged
  | LobbyChanged
  | LobbyAdmitted
  | LobbyRefused
  | MeetingEnded

export interface AcceptedInMeeting {
  type: 'meetingChat.accepted'
  re: string
  meetingId: MeetingId
  seq: number
}

export interface MeetingLog {
  type: 'meetingChat.log'
  re: string
  meetingId: MeetingId
  events: MeetingChatEvent[]
  from: number
  head: number
}

export type MeetingChatReply =
  | AcceptedInMeeting
  | MeetingLog

export interface SentToMeeting {
  type: 'meetingChat.sent'
  meetingId: MeetingId
  seq: number
  at: Instant
  by: AuthorView
  clientId: string
  text: string
  replyTo: number | null
  attachments: AttachmentView[]
  rev: number
  editedAt: Instant | null
  deleted: boolean
  reactions: PeopleReactionView[]
}

export interface EditedInMeeting {
  type: 'meetingChat.edited'
  meetingId: MeetingId
  seq: number
  at: Instant
  by: AuthorView
  target: number
  text: string
}

export interface DeletedInMeeting {
  type: 'meetingChat.deleted'
  meetingId: MeetingId
  seq: number
  at: Instant
  by: AuthorView
  target: number
}

export interface ReactedInMeeting {
  type: 'meetingChat.reacted'
  meetingId: MeetingId
  seq: number
  at: Instant
  by: AuthorView
  target: number
  emoji: string
  on: boolean
}

export type MeetingChatEvent =
  | SentToMeeting
  | EditedInMeeting
  | DeletedInMeeting
  | ReactedInMeeting

export interface RunStarted {
  type: 'run.started'
  re: string
  run: RunView
}

export interface RunAnswered {
  type: 'run.answered'
  re: string
  runId: RunId
  seq: number | null
}

export interface RunTold {
  type: 'run.told'
  runId: RunId
  chatId: ChatId
  user: UserView
  name: string
  arguments: string
  startedAt: Instant
}

export interface RunChanged {
  type: 'run.changed'
  run: RunView
}

export interface RunDismissed {
  type: 'run.dismissed'
  chatId: ChatId
  runId: RunId
}

export type RunEvent =
  | RunStarted
  | RunAnswered
  | RunTold
  | RunChanged
  | RunDismissed

export type ServerFrame =
  | SessionEvent
  | ChatReply
  | ChatEvent
  | UserEvent
  | PresenceEvent
  | CallEvent
  | MeetingEvent
  | MeetingChatReply
  | MeetingChatEvent
  | RunEvent
