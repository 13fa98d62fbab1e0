import { request } from '@/api/http'
import type { EventPage } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

/** Events a page; the server gives at most 100. */
export const PAGE = 100

/** The newest events before a seq, of all where it is null; oldest first. */
export function getEvents(chatId: ChatId, before: number | null, limit = PAGE): Promise<EventPage> {
  return request(`/api/chats/${encodeURIComponent(chatId)}/events`, { query: { before, limit } })
}
