import { computed } from 'vue'
import { useRecordingStore } from './recordingStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { isPersonal } from '@/features/chats/personalChat'
import type { ChatId } from '@/realtime/protocol.gen'

/** Whether one may record calls of this chat, by what the page knows of it; the server decides. */
export function useMayRecord(chatId: () => ChatId | null) {
  const chats = useChatsStore()
  const recording = useRecordingStore()
  return computed(() => {
    const id = chatId()
    return (
      recording.available &&
      id !== null &&
      (isPersonal(id) || chats.details.get(id)?.allowed.has('record') === true)
    )
  })
}
