import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Candidate } from './mentionCandidates'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { ChatId } from '@/realtime/protocol.gen'

/** Who can be mentioned in a chat: nobody in a personal one, where everything is for the other. */
export function useMentionable(chatId: ChatId): ComputedRef<Candidate[]> {
  const { t } = useI18n()
  const auth = useAuthStore()
  const chats = useChatsStore()
  const users = useUsersStore()
  const details = computed(() => chats.details.get(chatId) ?? null)

  return computed(() => {
    const chat = details.value
    if (!chat || chats.byId.get(chatId)?.type === 'personal') {
      return []
    }
    const people = chat.members.flatMap(({ userId }) => {
      const user = users.byId.get(userId)
      return user && userId !== auth.selfId
        ? [{ userId, name: user.username, displayName: user.displayName }]
        : []
    })
    const all = { userId: null, name: 'all', displayName: t('composer.mentionAll') }
    return chat.allowed.has('mentionAll') ? [...people, all] : people
  })
}
