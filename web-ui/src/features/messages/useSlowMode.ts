import { computed } from 'vue'
import { useChatsStore } from '@/features/chats/chatsStore'
import { secondsLeft } from '@/features/chats/slowMode'
import type { ChatId } from '@/realtime/protocol.gen'
import { useServerNow } from '@/realtime/serverClock'

/** Slow mode of a chat as it concerns the person logged in. */
export function useSlowMode(chatId: ChatId) {
  const chats = useChatsStore()
  const now = useServerNow(250)

  /** Seconds between two messages; 0 where one need not wait. */
  const every = computed(() => {
    const details = chats.details.get(chatId)
    return details && !details.allowed.has('skipSlowMode') ? details.rules.slowModeSeconds : 0
  })
  const seconds = computed(() => {
    const left = secondsLeft(chats.slowedUntil.get(chatId) ?? 0, now.value)
    return Math.min(left, every.value)
  })

  return { every, seconds }
}
