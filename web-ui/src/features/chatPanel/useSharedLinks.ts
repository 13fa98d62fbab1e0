import { computed, ref } from 'vue'
import { linkedOf, withNews } from './sharedLinks'
import { listLinks } from './sharedLinksApi'
import { useSharedPages } from './useSharedPages'
import { useLogsStore } from '@/features/messages/logsStore'
import type { ChatId } from '@/realtime/protocol.gen'
import { late } from '@/ui/lazy'

const formatter = late(() => import('@/features/formatting/formatter'))

/** The messages of a chat that have links, page by page, and those that come meanwhile. */
export function useSharedLinks(chatId: ChatId) {
  const logs = useLogsStore()
  const indexing = ref(false)
  const { listed, ...pages } = useSharedPages(async (cursor: string | null) => {
    const { messages, people, next, indexing: behind } = await listLinks(chatId, cursor)
    indexing.value = behind
    return { items: linkedOf(messages), people, next }
  })
  formatter.want()

  const messages = computed(() => {
    const linksIn = formatter.value.value?.linksIn
    const events = logs.byId.get(chatId)?.tail.events
    return pages.loaded.value && linksIn && events
      ? withNews(listed.value, events, linksIn, !pages.hasMore.value)
      : listed.value
  })

  return { ...pages, messages, indexing }
}
