import { computed, type Ref, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { useHostingStore } from '../hosting/hostingStore'
import { useAuthStore } from '@/features/auth/authStore'
import type { ChatId, MeetingId } from '@/realtime/protocol.gen'

/**
 * What stands beside the stage: the people of the call, or its chat.
 *
 * @param meetingId whose chat is nowhere else on the page
 * @param open whether any number may be in the call, so that there are people to list
 * @param covers whether the window covers the page; otherwise the page itself shows the chat
 * @param minimise makes room for the page
 */
export function useCallSide(
  groupId: Ref<ChatId | null>,
  meetingId: Ref<MeetingId | null>,
  open: Ref<boolean>,
  covers: Ref<boolean>,
  minimise: () => void,
) {
  const router = useRouter()
  const auth = useAuthStore()
  const hosting = useHostingStore()
  const side = ref<'people' | 'chat' | null>(null)
  const chatBeside = computed(() => meetingId.value !== null || (groupId.value !== null && covers.value))

  function togglePeople(): void {
    side.value = side.value === 'people' ? null : 'people'
  }

  function toggleChat(): void {
    if (chatBeside.value) {
      side.value = side.value === 'chat' ? null : 'chat'
    } else if (groupId.value !== null) {
      void router.push({ name: 'chat', params: { chatId: groupId.value } })
    }
  }

  function toggleHand(): void {
    if (open.value) {
      void (hosting.handUp ? hosting.lowerHand(auth.self) : hosting.raiseHand())
    }
  }

  watch([chatBeside, open], () => {
    if (!open.value || (side.value === 'chat' && !chatBeside.value)) {
      side.value = null
    }
  })

  return { side, togglePeople, toggleChat, toggleHand, minimise }
}
