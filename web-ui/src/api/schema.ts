import type { components } from './schema.gen'
import type { Audience, ChatEvent, ChatId, ChatType, Role } from '@/realtime/protocol.gen'

type Schemas = components['schemas']

export type User = Schemas['User']
export type RegisterRequest = Schemas['RegisterRequest']
export type LoginRequest = Schemas['LoginRequest']
export type Login = Schemas['Login']
export type UserPage = Schemas['UserPage']
export type CreateChatRequest = Schemas['CreateChatRequest']
export type ChangeProfileRequest = Schemas['ChangeProfileRequest']
export type Rules = Schemas['Rules']

/** What the person logged in may do in a chat; the server decides, the page only leaves out what would be refused. */
export type ChatAction =
  | 'read'
  | 'post'
  | 'pin'
  | 'deleteOthersMessages'
  | 'call'
  | 'addMembers'
  | 'removeMembers'
  | 'leave'
  | 'changeProfile'
  | 'changeRules'
  | 'changeRoles'
  | 'transferOwnership'
  | 'deleteChat'

// By hand, since the REST document leaves out what holds events of every kind, and what the routes of chats answer.
export interface Chat {
  id: ChatId
  type: ChatType
  title: string
  description: string
  rules: { posting: Audience; adding: Audience; calling: Audience }
  /** In the order in which they joined. */
  members: { user: User; role: Role }[]
  /** Seqs, the latest pin last. */
  pinned: number[]
  allowed: ChatAction[]
  head: number
  readSeq: number
  unread: number
}

export interface ChatSummary {
  id: ChatId
  type: ChatType
  title: string
  memberCount: number
  peer: User | null
  head: number
  /** Null only in the page's own entry of a chat that it has just heard of. */
  last: ChatEvent | null
  lastActor: User | null
  readSeq: number
  unread: number
}

export interface ChatList {
  chats: ChatSummary[]
}

export interface EventPage {
  events: ChatEvent[]
  head: number
}

export type IceServer = Schemas['IceServer']
export type IceServers = Schemas['IceServers']
export type ProblemDetails = Schemas['Problem']
