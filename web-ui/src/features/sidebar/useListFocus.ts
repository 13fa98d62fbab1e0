import { computed, nextTick, type Ref, ref } from 'vue'
import type { ChatSummary } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'
import { stepTo } from '@/ui/arrowSteps'

/**
 * One stop of Tab for the whole chat list: the chat that had the focus last, else the open one, else the first. Arrow
 * keys, Home and End lead to the others.
 */
export function useListFocus(shown: Readonly<Ref<readonly ChatSummary[]>>, open: () => ChatId | null) {
  const last = ref<ChatId | null>(null)
  const stop = computed(() => {
    const there = (id: ChatId | null) => id !== null && shown.value.some((chat) => chat.id === id)
    return [last.value, open()].find(there) ?? shown.value[0]?.id ?? null
  })

  function onKey(event: KeyboardEvent): void {
    const list = event.currentTarget as HTMLElement
    const next = stepTo(
      event,
      shown.value,
      shown.value.findIndex((chat) => chat.id === last.value),
    )
    if (next) {
      event.preventDefault()
      last.value = next.id
      const link = () => list.querySelector<HTMLElement>(`a[data-chat-id="${next.id}"]`)
      // Of a long list it may be there only now that it is the stop.
      void (link() ? link()?.focus() : nextTick(() => link()?.focus()))
    }
  }

  return { stop, onKey, onFocus: (id: ChatId) => (last.value = id) }
}
