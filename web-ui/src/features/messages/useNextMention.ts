import { computed, type Ref } from 'vue'
import type { ChatSummary } from '@/api/schema'

/** Leads to the unread mentions of a chat one after the other, and to the first again. */
export function useNextMention(
  summary: Readonly<Ref<Pick<ChatSummary, 'mentions'> | null>>,
  go: (seq: number) => void,
) {
  const mentions = computed(() => summary.value?.mentions ?? [])
  let last = 0

  function toNext(): void {
    const next = mentions.value.find((seq) => seq > last) ?? mentions.value[0]
    if (next !== undefined) {
      last = next
      go(next)
    }
  }

  return { count: computed(() => mentions.value.length), toNext }
}
