import type { ChatSummary } from '@/api/schema'
import { titleOf } from '@/features/chats/summary'
import { hasWords, wordsOf } from '@/text/fold'

/** The chats whose title has every word of the text, in their order. */
export function titlesWith(chats: readonly ChatSummary[], text: string): ChatSummary[] {
  const words = wordsOf(text)
  return words.length === 0 ? [] : chats.filter((chat) => hasWords(titleOf(chat), words))
}
