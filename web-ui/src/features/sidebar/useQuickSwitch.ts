import { computed } from 'vue'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { personalChatId } from '@/features/chats/personalChat'
import { titleOf } from '@/features/chats/summary'
import { useUserSearch } from '@/features/members/useUserSearch'
import type { ChatSummary, User } from '@/api/schema'
import { nameOf } from '@/features/users/userName'
import type { ChatId } from '@/realtime/protocol.gen'
import { hasWords, wordsOf } from '@/text/fold'

const MOST = 50

/** Where one can go: a chat of one's own, or the one that begins with somebody who was found. */
export interface Goal {
  chatId: ChatId
  title: string
  chat: ChatSummary | null
  person: User | null
}

/** Chats with all words of the query in their names, the latest first, and then people of whom there is no chat yet. */
export function useQuickSwitch() {
  const auth = useAuthStore()
  const chats = useChatsStore()
  const { query, found: people, isCurrent } = useUserSearch()

  const ofChats = computed<Goal[]>(() => {
    const words = wordsOf(query.value)
    return chats.sorted
      .map((chat) => ({ chatId: chat.id, title: titleOf(chat), chat, person: null }))
      .filter(({ chat, title }) => hasWords(`${title} ${chat.peer?.username ?? ''}`, words))
      .slice(0, MOST)
  })
  const ofPeople = computed<Goal[]>(() =>
    query.value.trim() === '' || !isCurrent.value
      ? []
      : people.value
          .filter(({ id }) => id !== auth.selfId)
          .map((person) => ({
            chatId: personalChatId(auth.selfId, person.id),
            title: nameOf(person),
            chat: null,
            person,
          }))
          .filter(({ chatId }) => !chats.byId.has(chatId)),
  )
  return { query, goals: computed(() => [...ofChats.value, ...ofPeople.value]) }
}
