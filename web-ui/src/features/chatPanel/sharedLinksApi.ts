import { request } from '@/api/http'
import type { SharedLinksPage } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

const PAGE = 30

/** @param cursor `next` of the page before, null for the newest */
export function listLinks(chatId: ChatId, cursor: string | null): Promise<SharedLinksPage> {
  return request(`/api/chats/${encodeURIComponent(chatId)}/links`, { query: { cursor, limit: PAGE } })
}
