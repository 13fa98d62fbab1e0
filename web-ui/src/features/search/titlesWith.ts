import type { ChatSummary } from '@/api/schema'
import { titleOf } from '@/features/chats/summary'

/** The chats whose title has every word of the text, in their order. Nearly as the server folds messages. */
export function titlesWith(chats: readonly ChatSummary[], text: string): ChatSummary[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  return words.length === 0
    ? []
    : chats.filter((chat) => {
        const title = fold(titleOf(chat))
        return words.every((word) => title.includes(word))
      })
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\p{Mn}\u0640]/gu, '')
    .replace(/ё/g, 'е')
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
}
