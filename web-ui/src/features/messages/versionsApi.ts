import { request } from '@/api/http'
import type { VersionPage } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

/** What a message says and has said, the newest first; of the versions before a seq, of all where it is null. */
export function getVersions(chatId: ChatId, seq: number, before: number | null): Promise<VersionPage> {
  return request(`/api/chats/${encodeURIComponent(chatId)}/messages/${seq}/versions`, { query: { before } })
}
