import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useSyncStore } from '@/features/messages/syncStore'
import type { ChatId } from '@/realtime/protocol.gen'
import { useToastsStore } from '@/ui/toastsStore'

/** Says why a chat is gone, and closes it where it is open. */
export function useLostChats(openChatId: Readonly<Ref<ChatId | null>>): void {
  const { t } = useI18n()
  const router = useRouter()
  const toasts = useToastsStore()

  useSyncStore().onLost(({ chatId, title, why }) => {
    toasts.show(t(`gone.${why}`, { title }))
    if (openChatId.value === chatId) {
      void router.replace({ name: 'chats' })
    }
  })
}
