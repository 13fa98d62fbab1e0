import { computed, watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { useCall } from '@/features/call/callStore'
import { useChats } from '@/features/chats/chatsStore'
import { useUsers } from '@/features/members/usersStore'

/** Says in the tab's title what waits: a ringing call before unread messages. */
export function useTitle(): void {
  const { t } = useI18n()
  const call = useCall()
  const chats = useChats()
  const users = useUsers()

  const title = computed(() => {
    const { state } = call
    if (state.name === 'ringing' && state.side === 'callee') {
      const what = state.call.kind === 'video' ? t('call.incomingVideo') : t('call.incomingVoice')
      return `☎ ${what}: ${users.nameOf(state.call.startedBy)}`
    }
    return chats.totalUnread > 0 ? `(${chats.totalUnread}) ${t('app.name')}` : t('app.name')
  })

  watchEffect(() => {
    document.title = title.value
  })
}
