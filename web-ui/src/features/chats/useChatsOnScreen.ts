import { computed, type Ref, watch } from 'vue'
import { useLiveStore } from '@/features/presence/liveStore'
import { usePresenceStore } from '@/features/presence/presenceStore'
import { useChatsStore } from './chatsStore'
import type { ChatId } from '@/realtime/protocol.gen'

/** Tells the server of which chats it matters what passes in them: the newest of the list, and the one that is open. */
export function useChatsOnScreen(openChatId: Ref<ChatId | null>): void {
  const chats = useChatsStore()
  const live = useLiveStore()
  const presence = usePresenceStore()
  const open = computed(() =>
    openChatId.value !== null && chats.byId.has(openChatId.value) ? openChatId.value : null,
  )
  watch(
    () => [chats.sorted.map(({ id }) => id), open.value] as const,
    ([ids, id]) => {
      live.show(ids, id)
    },
    { immediate: true },
  )
  // A new chat makes acquaintances of strangers.
  watch(
    () => chats.byId.size,
    (size, before) => {
      if (size > before) {
        presence.refresh()
      }
    },
  )
}
