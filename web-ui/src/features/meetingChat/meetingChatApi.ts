import { request } from '@/api/http'
import type { MeetingChatPage } from '@/api/schema'
import type { MeetingId } from '@/realtime/protocol.gen'

/** Events a page, at most as many as the server gives. */
export const PAGE = 100

/** The newest events before a seq, of all where it is null; oldest first. */
export function getMeetingEvents(
  id: MeetingId,
  before: number | null,
  limit = PAGE,
): Promise<MeetingChatPage> {
  return request(`/api/meetings/${encodeURIComponent(id)}/chat`, { query: { before, limit } })
}
