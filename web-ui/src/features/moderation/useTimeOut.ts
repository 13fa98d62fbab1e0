import { computed } from 'vue'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import type { ChatId, UserId } from '@/realtime/protocol.gen'
import { useServerNow } from '@/realtime/serverClock'

const TICK_MS = 1000

/** Until when people may only read in a chat; null for who may do more. */
export function useTimeOuts(chatId: ChatId) {
  const chats = useChatsStore()
  const now = useServerNow(TICK_MS)
  return (userId: UserId): string | null => {
    const until = chats.details.get(chatId)?.timeOuts[userId]
    return until !== undefined && Date.parse(until) > now.value ? until : null
  }
}

/** The same of the person logged in. */
export function useTimeOut(chatId: ChatId) {
  const auth = useAuthStore()
  const timeOutOf = useTimeOuts(chatId)
  return computed(() => timeOutOf(auth.selfId))
}
