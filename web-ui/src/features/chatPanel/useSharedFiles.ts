import { computed, ref, shallowRef } from 'vue'
import { withNews } from './sharedFiles'
import { listShared, type SharedKind } from './sharedFilesApi'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { SharedFile } from '@/api/schema'
import { useLogsStore } from '@/features/messages/logsStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { AttachmentId, ChatId } from '@/realtime/protocol.gen'

/** A page may be empty where much of the other kind lies between; so many are asked for before somebody has to ask. */
const PAGES_IN_A_ROW = 4

/** The files of a chat, page by page, and those that come meanwhile. */
export function useSharedFiles(chatId: ChatId, kind: SharedKind) {
  const users = useUsersStore()
  const logs = useLogsStore()
  const listed = shallowRef<SharedFile[]>([])
  const next = ref<AttachmentId | null>(null)
  const loaded = ref(false)
  const busy = ref(false)
  const error = ref<ProblemCode | null>(null)

  async function more(): Promise<void> {
    if (busy.value) {
      return
    }
    busy.value = true
    error.value = null
    try {
      await read()
      loaded.value = true
    } catch (failure) {
      error.value = codeOf(failure)
    } finally {
      busy.value = false
    }
  }

  async function read(): Promise<void> {
    for (let pages = 0; pages < PAGES_IN_A_ROW; pages++) {
      const page = await listShared(chatId, kind, next.value)
      users.learn(page.people)
      listed.value = [...listed.value, ...page.files]
      next.value = page.next
      if (page.files.length > 0 || page.next === null) {
        return
      }
    }
  }

  return {
    files: computed(() =>
      loaded.value ? withNews(listed.value, logs.byId.get(chatId)?.tail.events ?? [], kind) : [],
    ),
    loaded,
    busy,
    error,
    hasMore: computed(() => next.value !== null),
    more,
  }
}
