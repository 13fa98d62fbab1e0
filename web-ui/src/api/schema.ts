import type { components } from './openapi.gen'

type Schemas = components['schemas']

export type User = Schemas['User']
export type RegisterRequest = Schemas['RegisterRequest']
export type LoginRequest = Schemas['LoginRequest']
export type Login = Schemas['Login']
export type UserPage = Schemas['UserPage']
/** As the server has it, or a draft of a personal chat that does not exist yet and has no event. */
export type ChatSummary = Omit<Schemas['ChatSummary'], 'last'> & { last: Schemas['ChatEvent'] | null }
export type ChatList = Schemas['ChatList']
export type CreateGroupRequest = Schemas['CreateGroupRequest']
export type ChatMember = Schemas['Member']
export type Chat = Schemas['Chat']
export type EventPage = Schemas['EventPage']
export type IceServer = Schemas['IceServer']
export type IceServers = Schemas['IceServers']
export type ProblemDetails = Schemas['Problem']
