import { request } from '@/api/http'
import type {
  ChatPreview,
  CreateInviteRequest,
  Invite,
  InviteList,
  Joined,
  PublicChatPage,
} from '@/api/schema'
import type { ChatId, InviteId } from '@/realtime/protocol.gen'

const ofChat = (id: ChatId) => `/api/chats/${encodeURIComponent(id)}`

/** How a chat is reached by somebody who is no member: by an invite, or by its handle where it is public. */
export type Entrance = { token: string } | { handle: string }

const ofEntrance = (entrance: Entrance) =>
  'token' in entrance
    ? `/api/invites/${encodeURIComponent(entrance.token)}`
    : `/api/discover/${encodeURIComponent(entrance.handle)}`

export function listInvites(chatId: ChatId): Promise<InviteList> {
  return request(`${ofChat(chatId)}/invites`)
}

export function createInvite(chatId: ChatId, body: CreateInviteRequest): Promise<Invite> {
  return request(`${ofChat(chatId)}/invites`, { method: 'POST', body })
}

export function revokeInvite(chatId: ChatId, id: InviteId): Promise<void> {
  return request(`${ofChat(chatId)}/invites/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

export function publishChat(chatId: ChatId, handle: string): Promise<void> {
  return request(`${ofChat(chatId)}/handle`, { method: 'PUT', body: { handle } })
}

export function unpublishChat(chatId: ChatId): Promise<void> {
  return request(`${ofChat(chatId)}/handle`, { method: 'DELETE' })
}

export function previewChat(entrance: Entrance): Promise<ChatPreview> {
  return request(ofEntrance(entrance))
}

/** The same for somebody who is not logged in, to whom only invites tell it. */
export function previewInvite(token: string): Promise<ChatPreview> {
  return request(ofEntrance({ token }), { anonymous: true })
}

export function joinChat(entrance: Entrance): Promise<Joined> {
  return request(`${ofEntrance(entrance)}/join`, { method: 'POST' })
}

export function findPublicChats(query: string, cursor: string | null): Promise<PublicChatPage> {
  return request('/api/discover', { query: { query, cursor } })
}
