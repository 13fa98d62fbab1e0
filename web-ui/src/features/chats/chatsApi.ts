import { request } from '@/api/http'
import type { Asked, ChangeProfileRequest, Chat, ChatList, CreateChatRequest, Rules } from '@/api/schema'
import type { ChatId, Role, UserId } from '@/realtime/protocol.gen'

const of = (id: ChatId) => `/api/chats/${encodeURIComponent(id)}`

export function listChats(): Promise<ChatList> {
  return request('/api/chats')
}

export function getChat(id: ChatId): Promise<Chat> {
  return request(of(id))
}

export function createChat(body: CreateChatRequest): Promise<Chat> {
  return request('/api/chats', { method: 'POST', body })
}

/** Resolves to those who are asked first, to undefined where all are members now. */
export function addMembers(id: ChatId, userIds: UserId[]): Promise<Asked | undefined> {
  return request(`${of(id)}/members`, { method: 'POST', body: { userIds } })
}

export function removeMember(id: ChatId, userId: UserId): Promise<void> {
  return request(`${of(id)}/members/${encodeURIComponent(userId)}`, { method: 'DELETE' })
}

export function changeRole(id: ChatId, userId: UserId, role: Role): Promise<void> {
  return request(`${of(id)}/members/${encodeURIComponent(userId)}/role`, { method: 'PUT', body: { role } })
}

export function transferOwnership(id: ChatId, userId: UserId): Promise<void> {
  return request(`${of(id)}/owner`, { method: 'PUT', body: { userId } })
}

export function leaveChat(id: ChatId): Promise<void> {
  return request(`${of(id)}/leave`, { method: 'POST' })
}

export function deleteChat(id: ChatId): Promise<void> {
  return request(of(id), { method: 'DELETE' })
}

export function changeProfile(id: ChatId, body: ChangeProfileRequest): Promise<void> {
  return request(`${of(id)}/profile`, { method: 'PUT', body })
}

export function changeRules(id: ChatId, body: Rules): Promise<void> {
  return request(`${of(id)}/rules`, { method: 'PUT', body })
}

/** @param until an instant, or null to unmute */
export function muteChat(id: ChatId, until: string | null): Promise<void> {
  return request(`${of(id)}/mute`, { method: 'PUT', body: { until } })
}

export function archiveChat(id: ChatId, archived: boolean): Promise<void> {
  return request(`${of(id)}/archive`, { method: 'PUT', body: { archived } })
}

/** Makes a chat count as unread until it is opened or read on, or takes that back. */
export function markUnread(id: ChatId, marked: boolean): Promise<void> {
  return request(`${of(id)}/unread-mark`, { method: 'PUT', body: { marked } })
}

/** The topmost first. */
export function pinChats(chatIds: ChatId[]): Promise<void> {
  return request('/api/me/pinned-chats', { method: 'PUT', body: { chatIds } })
}
