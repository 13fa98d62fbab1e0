import { useStorage } from '@vueuse/core'
import type { ChatId } from '@/realtime/protocol.gen'

const drafts = useStorage<Record<ChatId, string>>('parley.drafts', {})

/** What was begun in each chat and not sent; survives a reload. */
export function useDrafts() {
  function textOf(chatId: ChatId): string {
    return drafts.value[chatId] ?? ''
  }

  function keep(chatId: ChatId, text: string): void {
    const others = Object.entries(drafts.value).filter(([id]) => id !== chatId)
    drafts.value = Object.fromEntries(text ? [...others, [chatId, text]] : others)
  }

  return { textOf, keep }
}
