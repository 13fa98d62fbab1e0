import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useJumpsStore } from '@/features/messages/jumpsStore'
import { seqIn } from '@/features/messages/messageAddress'
import { asId } from '@/realtime/id'
import type { ChatId } from '@/realtime/protocol.gen'
import { useToastsStore } from '@/ui/toastsStore'

/** Turns the address of a message into a wish for it, and leaves that of its chat, which a reload opens as usual. */
export function useMessageLink(): void {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const jumps = useJumpsStore()
  const toasts = useToastsStore()

  watch(
    () => route.fullPath,
    () => {
      const { chatId, seq: part } = route.params
      if (route.name !== 'message' || typeof chatId !== 'string') {
        return
      }
      const seq = seqIn(part)
      if (seq === null) {
        toasts.show(t('message.notThere'))
      } else {
        jumps.want(asId<ChatId>(chatId), seq)
      }
      void router.replace({ name: 'chat', params: { chatId } })
    },
    { immediate: true },
  )
}
