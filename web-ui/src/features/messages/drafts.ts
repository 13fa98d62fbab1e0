import { useStorage } from '@vueuse/core'
import type { ChatId } from '@/realtime/protocol.gen'

const drafts = useStorage<Record<ChatId, string>>('parley.drafts', {})

/** What was begun in each chat and not sent; survives a reload. */
export function useDrafts() {
  function textOf(chatId: ChatId): string {
    return drafts.value[chatId] ?? ''
  }

  function keep(chatId: ChatId, text: string): void {
    if (text) {
      drafts.value[chatId] = text
    } else {
      const { [chatId]: _, ...rest } = drafts.value
      drafts.value = rest
    }
  }

  return { textOf, keep }
}
