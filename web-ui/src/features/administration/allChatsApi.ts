import { request } from '@/api/http'
import type { AdministeredChatPage, AllChatsOrder, AllChatsType, ChatCounts, UserList } from '@/api/schema'
import type { ChatId, UserId } from '@/realtime/protocol.gen'

const chat = (id: ChatId) => `/api/admin/chats/${encodeURIComponent(id)}`

export interface ChatsWanted {
  query: string
  /** Null for both. */
  type: AllChatsType | null
  order: AllChatsOrder
}

/** Groups and channels of the installation, never what is said in them. */
export function listAllChats(wanted: ChatsWanted, cursor: string | null): Promise<AdministeredChatPage> {
  return request('/api/admin/chats', { query: { ...wanted, cursor } })
}

export function countChats(): Promise<ChatCounts> {
  return request('/api/admin/chats/counts')
}

/** Who may become the owner of a chat for which none can act. */
export function listHeirs(id: ChatId, query: string): Promise<Pick<UserList, 'users'>> {
  return request(`${chat(id)}/heirs`, { query: { query } })
}

export function handOverChat(id: ChatId, userId: UserId): Promise<void> {
  return request(`${chat(id)}/owner`, { method: 'PUT', body: { userId } })
}

/** @param title as it is, typed by whoever deletes it */
export function deleteChatOfOthers(id: ChatId, title: string): Promise<void> {
  return request(`${chat(id)}/deletion`, { method: 'POST', body: { title } })
}
