import { useStorage } from '@vueuse/core'
import { useAuth } from '@/features/auth/authStore'
import type { ChatId } from '@/realtime/protocol.gen'

const MOST = 50
const LONGEST = 20_000

const drafts = useStorage<Record<string, unknown>>('parley.drafts', {})

/** What was begun in each chat and not sent; survives a reload. The oldest of more than 50 is forgotten. */
export function useDrafts() {
  const auth = useAuth()
  // A browser may have several people: nobody sees another's.
  const keyOf = (chatId: ChatId) => `${auth.selfId}/${chatId}`

  function textOf(chatId: ChatId): string {
    const text = drafts.value[keyOf(chatId)]
    return typeof text === 'string' ? text : ''
  }

  function keep(chatId: ChatId, text: string): void {
    const key = keyOf(chatId)
    const others = Object.entries(drafts.value).filter(([id]) => id !== key)
    const kept = text ? [...others, [key, text.slice(0, LONGEST)]] : others
    drafts.value = Object.fromEntries(kept.slice(-MOST))
  }

  return { textOf, keep }
}
