import type { ChatSummary, User } from '@/api/schema'
import { asId } from '@/realtime/id'
import type {
  CallId,
  CallView,
  ChatEvent,
  ChatId,
  ConnectionId,
  ParticipantView,
  Person,
  UserId,
} from '@/realtime/protocol.gen'

export const ANN = asId<UserId>('ann')
export const BOB = asId<UserId>('bob')
export const CHAT = asId<ChatId>('chat')

type Of<T extends ChatEvent['type']> = Extract<ChatEvent, { type: T }>

/** Any other event of the log, by its fields. */
export function event<T extends ChatEvent['type']>(
  type: T,
  seq: number,
  actor: UserId,
  fields: Omit<Of<T>, 'type' | keyof ReturnType<typeof common>>,
): Of<T> {
  return { type, ...common(seq, actor), ...fields } as unknown as Of<T>
}

function common(seq: number, actor: UserId) {
  return { chatId: CHAT, seq, actor, at: new Date(Date.UTC(2026, 10, 21, 9, seq)).toISOString() }
}

export function message(seq: number, actor: UserId, text = `text ${seq}`): Of<'message.sent'> {
  return {
    type: 'message.sent',
    ...common(seq, actor),
    clientId: `client ${seq}`,
    text,
    replyTo: null,
    mentions: [],
    forwarded: null,
    attachments: [],
    webhook: null,
    run: null,
    rev: seq,
    editedAt: null,
    deleted: false,
    reactions: [],
  }
}

export function created(seq: number, actor: UserId, members: UserId[]): Of<'chat.created'> {
  return {
    type: 'chat.created',
    ...common(seq, actor),
    chatType: 'group',
    title: 'Group',
    description: '',
    members: members.map((userId) => ({ userId, role: 'member' })),
  }
}

export function membersAdded(seq: number, actor: UserId, members: UserId[]): Of<'members.added'> {
  return {
    type: 'members.added',
    ...common(seq, actor),
    members: members.map((userId) => ({ userId, role: 'member' })),
  }
}

export function callRecorded(
  seq: number,
  actor: UserId,
  over: Partial<Of<'call.recorded'>> = {},
): Of<'call.recorded'> {
  return {
    type: 'call.recorded',
    ...common(seq, actor),
    callId: asId<CallId>('call'),
    kind: 'video',
    outcome: 'answered',
    durationMs: 63_000,
    participantCount: 2,
    participants: [ANN, BOB],
    declined: [],
    missed: [],
    ...over,
  }
}

export function user(id: UserId): User {
  return { id, username: id, displayName: id.toUpperCase(), deleted: false, bot: false, avatar: null }
}

export function summary(over: Partial<ChatSummary> = {}): ChatSummary {
  return {
    id: CHAT,
    type: 'group',
    title: 'Group',
    avatar: null,
    memberCount: 2,
    peer: null,
    head: 0,
    last: null,
    lastActor: null,
    readSeq: 0,
    unread: 0,
    mentions: [],
    missedCalls: [],
    preferences: { mutedUntil: null, archivedSeq: 0, markedUnread: false, rev: 0 },
    ...over,
  }
}

export function participant(person: Person, connection: string, connected = true): ParticipantView {
  return {
    person,
    connectionId: asId<ConnectionId>(connection),
    connected,
    tracksVersion: 0,
    tracks: [{ id: 'microphone', source: 'microphone', muted: false }],
    device: null,
  }
}

/** Ann calls Bob; it rings. */
export function call(over: Partial<CallView> = {}): CallView {
  return {
    id: asId<CallId>('call'),
    place: CHAT,
    kind: 'video',
    mediaPath: 'direct',
    version: 1,
    tracksVersion: 0,
    startedBy: ANN,
    startedAt: '2026-11-21T09:00:00Z',
    answeredAt: null,
    ringing: [BOB],
    ringsUntil: '2026-11-21T09:00:45Z',
    ringsForMs: 45_000,
    participants: [participant(ANN, 'ann 1')],
    added: [],
    awaited: [],
    held: [],
    hands: [],
    encryption: 'endToEnd',
    recording: null,
    ...over,
  }
}

/** Bob has answered. */
export function answered(over: Partial<CallView> = {}): CallView {
  return call({
    version: 2,
    answeredAt: '2026-11-21T09:00:05Z',
    ringing: [],
    ringsUntil: null,
    ringsForMs: null,
    participants: [participant(ANN, 'ann 1'), participant(BOB, 'bob 1')],
    ...over,
  })
}
