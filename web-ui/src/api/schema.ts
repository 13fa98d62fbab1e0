import type { components } from './schema.gen'
import type { ChatEvent } from '@/realtime/protocol.gen'

type Schemas = components['schemas']

export type User = Schemas['User']
export type RegisterRequest = Schemas['RegisterRequest']
export type LoginRequest = Schemas['LoginRequest']
export type Login = Schemas['Login']
export type UserPage = Schemas['UserPage']
export type CreateGroupRequest = Schemas['CreateGroupRequest']
export type Chat = Schemas['Chat']
/** The document cannot say that `last` may be null; the page's own entry of a chat it has just heard of has none. */
export type ChatSummary = Omit<Schemas['ChatSummary'], 'last'> & { last: ChatEvent | null }
export type ChatList = Omit<Schemas['ChatList'], 'chats'> & { chats: ChatSummary[] }
export type EventPage = Schemas['EventPage']
export type IceServer = Schemas['IceServer']
export type IceServers = Schemas['IceServers']
export type ProblemDetails = Schemas['Problem']
