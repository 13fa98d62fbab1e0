import { computed, type Ref, ref } from 'vue'
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
    const rows = [...(event.currentTarget as HTMLElement).children]
    const next = stepTo(
      event,
      rows,
      rows.findIndex((row) => row.contains(event.target as Node)),
    )
    if (next) {
      event.preventDefault()
      next.querySelector<HTMLElement>('a')?.focus()
    }
  }

  return { stop, onKey, onFocus: (id: ChatId) => (last.value = id) }
}
