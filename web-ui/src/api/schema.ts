import type { ChatEvent, ChatId, ChatType, ErrorCode, Instant, Role, UserId } from '@/realtime/protocol.gen'

export interface User {
  id: UserId
  username: string
  displayName: string
}

export interface RegisterRequest {
  username: string
  displayName: string
  password: string
}

export interface LoginRequest {
  username: string
  password: string
}

export interface Login {
  accessToken: string
  expiresAt: Instant
  user: User
}

export interface UserPage {
  users: User[]
  next: string | null
}

export interface ChatSummary {
  id: ChatId
  type: ChatType
  title: string
  memberCount: number
  peer: User | null
  head: number
  last: ChatEvent | null
  lastActor: User | null
  readSeq: number
  unread: number
}

export interface ChatList {
  chats: ChatSummary[]
}

export interface CreateGroupRequest {
  title: string
  memberIds: UserId[]
}

export interface ChatMember {
  user: User
  role: Role
}

export interface Chat {
  id: ChatId
  type: ChatType
  title: string
  members: ChatMember[]
  head: number
  readSeq: number
  unread: number
}

export interface EventPage {
  events: ChatEvent[]
  head: number
}

export interface IceServer {
  urls: string[]
  username: string | null
  credential: string | null
}

export interface IceServers {
  iceServers: IceServer[]
  expiresAt: Instant | null
}

/** RFC 9457. */
export interface ProblemDetails {
  type: string
  title: string
  status: number
  code: ErrorCode
  retryable: boolean
  details: Record<string, unknown>
  correlationId?: string | null
}
