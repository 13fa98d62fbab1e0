import { type Ref, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { useHostingStore } from '../hosting/hostingStore'
import { useAuthStore } from '@/features/auth/authStore'
import type { ChatId } from '@/realtime/protocol.gen'

/**
 * What stands beside the stage: the people of the call, or its chat.
 *
 * @param open whether any number may be in the call, so that there are people to list
 * @param covers whether the window covers the page; otherwise the page itself shows the chat
 * @param minimise makes room for the page
 */
export function useCallSide(
  groupId: Ref<ChatId | null>,
  open: Ref<boolean>,
  covers: Ref<boolean>,
  minimise: () => void,
) {
  const router = useRouter()
  const auth = useAuthStore()
  const hosting = useHostingStore()
  const side = ref<'people' | 'chat' | null>(null)

  function togglePeople(): void {
    side.value = side.value === 'people' ? null : 'people'
  }

  function toggleChat(): void {
    if (groupId.value === null) {
      return
    }
    if (covers.value) {
      side.value = side.value === 'chat' ? null : 'chat'
    } else {
      void router.push({ name: 'chat', params: { chatId: groupId.value } })
    }
  }

  function toggleHand(): void {
    if (open.value) {
      void (hosting.handUp ? hosting.lowerHand(auth.self) : hosting.raiseHand())
    }
  }

  watch([groupId, open, covers], () => {
    const chatGone = groupId.value === null || !covers.value
    if (!open.value || (side.value === 'chat' && chatGone)) {
      side.value = null
    }
  })

  return { side, togglePeople, toggleChat, toggleHand, minimise }
}
