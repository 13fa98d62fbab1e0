import { request } from '@/api/http'
import type { AddingChoice, ChatRequestList } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

const of = (chatId: ChatId) => `/api/me/requests/${encodeURIComponent(chatId)}`

export function getAddingChoice(): Promise<AddingChoice> {
  return request('/api/me/adding')
}

export function chooseAdding(body: AddingChoice): Promise<AddingChoice> {
  return request('/api/me/adding', { method: 'PUT', body })
}

export function listRequests(): Promise<ChatRequestList> {
  return request('/api/me/requests')
}

export function acceptRequest(chatId: ChatId): Promise<void> {
  return request(`${of(chatId)}/accept`, { method: 'POST' })
}

export function declineRequest(chatId: ChatId): Promise<void> {
  return request(of(chatId), { method: 'DELETE' })
}
