import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Candidate } from './mentionCandidates'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { useUsersStore } from '@/features/users/usersStore'
import { chatOf } from '@/features/chats/personalChat'
import type { MessagePlace } from '@/realtime/messagePlace'

/** Who can be mentioned: nobody in a personal chat, where everything is for the other, and nobody in a meeting. */
export function useMentionable(place: MessagePlace): ComputedRef<Candidate[]> {
  const { t } = useI18n()
  const auth = useAuthStore()
  const chats = useChatsStore()
  const users = useUsersStore()
  const chatId = chatOf(place)
  const details = computed(() => (chatId === null ? null : (chats.details.get(chatId) ?? null)))

  return computed(() => {
    const chat = details.value
    if (chatId === null || !chat || chats.byId.get(chatId)?.type === 'personal') {
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
