import { boundsOf, NO_FILTER, type SearchFilter } from './searchFilter'
import { request } from '@/api/http'
import type { SearchPage } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

/** @param chatId where to look, or null for all chats */
export function findMessages(
  query: string,
  chatId: ChatId | null,
  cursor: string | null,
  filter: SearchFilter = NO_FILTER,
): Promise<SearchPage> {
  return request('/api/search', { query: { query, chatId, cursor, ...boundsOf(filter) } })
}
