import { computed } from 'vue'
import { withNews } from './sharedFiles'
import { listShared, type SharedKind } from './sharedFilesApi'
import { useSharedPages } from './useSharedPages'
import { useLogsStore } from '@/features/messages/logsStore'
import type { AttachmentId, ChatId } from '@/realtime/protocol.gen'

/** The files of a chat, page by page, and those that come meanwhile. */
export function useSharedFiles(chatId: ChatId, kind: SharedKind) {
  const logs = useLogsStore()
  const { listed, ...pages } = useSharedPages(async (before: AttachmentId | null) => {
    const { files, ...rest } = await listShared(chatId, kind, before)
    return { items: files, ...rest }
  })

  return {
    ...pages,
    files: computed(() =>
      pages.loaded.value ? withNews(listed.value, logs.byId.get(chatId)?.tail.events ?? [], kind) : [],
    ),
  }
}
