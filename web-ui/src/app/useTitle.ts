import { useDocumentVisibility, useIntervalFn } from '@vueuse/core'
import { computed, ref, watch, watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { useCallStore } from '@/features/call/callStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { useUsersStore } from '@/features/users/usersStore'
import { isolated } from '@/i18n/isolate'

const BLINK_MS = 1000

/** Says in the tab's title what waits: a ringing call before unread messages, and blinking while nobody sees the page. */
export function useTitle(): void {
  const { t } = useI18n()
  const call = useCallStore()
  const chats = useChatsStore()
  const users = useUsersStore()

  const visible = useDocumentVisibility()
  const lit = ref(true)
  const rings = computed(() => call.state.name === 'ringing' && call.state.side === 'callee')
  const blink = useIntervalFn(
    () => {
      lit.value = !lit.value
    },
    BLINK_MS,
    { immediate: false },
  )
  watch(
    () => rings.value && visible.value === 'hidden',
    (blinks) => {
      lit.value = true
      if (blinks) {
        blink.resume()
      } else {
        blink.pause()
      }
    },
  )

  const title = computed(() => {
    const { state } = call
    if (state.name === 'ringing' && state.side === 'callee' && lit.value) {
      const what = state.call.kind === 'video' ? t('call.incomingVideo') : t('call.incomingVoice')
      return `☎ ${what}: ${isolated(users.nameOf(state.call.startedBy))}`
    }
    return chats.totalUnread > 0 ? `(${chats.totalUnread}) ${t('app.name')}` : t('app.name')
  })

  watchEffect(() => {
    document.title = title.value
  })
}
