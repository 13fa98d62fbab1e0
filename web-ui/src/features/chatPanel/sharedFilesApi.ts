import { request } from '@/api/http'
import type { SharedFilesPage } from '@/api/schema'
import type { AttachmentId, ChatId } from '@/realtime/protocol.gen'

export type SharedKind = 'images' | 'files'

const PAGE = 30

/** @param before `next` of the page before, null for the newest */
export function listShared(
  chatId: ChatId,
  kind: SharedKind,
  before: AttachmentId | null,
): Promise<SharedFilesPage> {
  return request(`/api/chats/${encodeURIComponent(chatId)}/attachments`, {
    query: { kind, before, limit: PAGE },
  })
}
