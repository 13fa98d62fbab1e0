import { request } from '@/api/http'
import type { ReaderPage } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

export function getReaders(chatId: ChatId, seq: number, cursor: string | null): Promise<ReaderPage> {
  return request(`/api/chats/${encodeURIComponent(chatId)}/messages/${seq}/readers`, { query: { cursor } })
}
