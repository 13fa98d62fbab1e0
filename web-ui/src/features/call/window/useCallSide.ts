import { type Ref, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { useHostingStore } from '../hosting/hostingStore'
import { useAuthStore } from '@/features/auth/authStore'
import type { ChatId } from '@/realtime/protocol.gen'

/**
 * What stands beside the stage: the people of the call, or its chat.
 *
 * @param covers whether the window covers the page; otherwise the page itself shows the chat
 * @param minimise makes room for the page
 */
export function useCallSide(groupId: Ref<ChatId | null>, covers: Ref<boolean>, minimise: () => void) {
  const router = useRouter()
  const auth = useAuthStore()
  const hosting = useHostingStore()
  const side = ref<'people' | 'chat' | null>(null)

  function togglePeople(): void {
    side.value = side.value === 'people' ? null : 'people'
  }

  function toggleChat(): void {
    if (covers.value || groupId.value === null) {
      side.value = side.value === 'chat' ? null : 'chat'
    } else {
      void router.push({ name: 'chat', params: { chatId: groupId.value } })
    }
  }

  function toggleHand(): void {
    if (groupId.value !== null) {
      void (hosting.handUp ? hosting.lowerHand(auth.selfId) : hosting.raiseHand())
    }
  }

  watch([groupId, covers], () => {
    if (groupId.value === null || (side.value === 'chat' && !covers.value)) {
      side.value = null
    }
  })

  return { side, togglePeople, toggleChat, toggleHand, minimise }
}
