import { request } from '@/api/http'
import type { EventPage } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

export const PAGE = 50

export function getEvents(chatId: ChatId, before: number | null): Promise<EventPage> {
  return request(`/api/chats/${encodeURIComponent(chatId)}/events`, { query: { before, limit: PAGE } })
}
