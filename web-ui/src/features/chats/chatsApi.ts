import { request } from '@/api/http'
import type { Chat, ChatList, CreateGroupRequest } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

export function listChats(): Promise<ChatList> {
  return request('/api/chats')
}

export function getChat(id: ChatId): Promise<Chat> {
  return request(`/api/chats/${encodeURIComponent(id)}`)
}

export function createGroup(body: CreateGroupRequest): Promise<Chat> {
  return request('/api/chats', { method: 'POST', body })
}
