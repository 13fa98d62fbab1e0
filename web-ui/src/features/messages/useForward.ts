import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { newClientId } from '@/realtime/clientId'
import { codeOf } from '@/api/problem'
import { useChatsStore } from '@/features/chats/chatsStore'
import { titleOf } from '@/features/chats/summary'
import { useFormat } from '@/i18n/useFormat'
import type { ChatId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { useToastsStore } from '@/ui/toastsStore'

/** As many chats as the server takes at once. */
export const MOST_TARGETS = 20

/** Forwards one message to picked chats. Each keeps its client id, so that trying again sends nothing twice. */
export function useForward(chatId: ChatId, seq: number) {
  const { t } = useI18n()
  const format = useFormat()
  const chats = useChatsStore()
  const realtime = useRealtimeStore()
  const toasts = useToastsStore()
  const picked = shallowRef<ReadonlyMap<ChatId, string>>(new Map())
  const busy = ref(false)

  function toggle(target: ChatId): void {
    const next = new Map(picked.value)
    if (!next.delete(target) && next.size < MOST_TARGETS) {
      next.set(target, newClientId())
    }
    picked.value = next
  }

  /** Resolves to whether it is done with; what a chat refused is told of. */
  async function send(): Promise<boolean> {
    busy.value = true
    try {
      const targets = [...picked.value].map(([id, clientId]) => ({ chatId: id, clientId }))
      const { results } = await realtime.request({ type: 'message.forward', chatId, seq, targets })
      for (const { chatId: id, refused } of results) {
        const chat = chats.byId.get(id)
        if (refused) {
          const why = t(`errors.${refused}`)
          toasts.show(t('forward.refused', { title: chat ? titleOf(chat) : '…', why }), 'danger')
        }
      }
      const done = results.filter(({ refused }) => refused === null).length
      if (done > 0) {
        toasts.show(t('forward.done', { n: format.number(done) }, done), 'success')
      }
      return true
    } catch (failure) {
      toasts.show(t(`errors.${codeOf(failure)}`), 'danger')
      return false
    } finally {
      busy.value = false
    }
  }

  return { picked, busy, toggle, send }
}
