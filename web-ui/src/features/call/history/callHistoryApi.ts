import { request } from '@/api/http'
import type { CallHistoryPage, MissedCalls } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

const PAGE = 30

/** @param cursor `next` of the page before, null for the newest */
export function listCalls(chatId: ChatId | null, cursor: string | null): Promise<CallHistoryPage> {
  return request('/api/calls/history', { query: { chatId, cursor, limit: PAGE } })
}

export function countMissed(): Promise<MissedCalls> {
  return request('/api/calls/history/missed')
}

/** @param upTo when the newest call ended that was to be seen */
export function markSeen(upTo: string): Promise<void> {
  return request('/api/calls/history/seen', { method: 'PUT', body: { upTo } })
}
