import { watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useCallStore } from './callStore'
import { othersOf } from './callMachine'
import { useAuthStore } from '@/features/auth/authStore'
import { peerOf } from '@/features/chats/personalChat'
import { useUsersStore } from '@/features/users/usersStore'
import { useToastsStore } from '@/ui/toastsStore'

/** Says in words what happened to a call. */
export function useCallNotices(t: ComposerTranslation): void {
  const auth = useAuthStore()
  const call = useCallStore()
  const toasts = useToastsStore()
  const users = useUsersStore()

  watch(
    () => call.state,
    (after, before) => {
      if (after.name === 'ended' && before.name !== 'ended') {
        const other =
          othersOf(after.call, auth.selfId)[0]?.person ?? after.call.ringing.find((id) => id !== auth.selfId)
        const name = users.nameOf(other ?? peerOf(after.call.place, auth.selfId))
        toasts.show(
          t(`call.ended.${after.reason}`, { name }),
          after.reason === 'connectionLost' ? 'danger' : 'info',
        )
      }
      if (before.name === 'ringing' && before.side === 'callee') {
        if (after.name === 'elsewhere') {
          toasts.show(t('call.answeredElsewhere'))
        } else if (after.name === 'idle' && call.missed) {
          toasts.show(t('call.missedFrom', { name: users.nameOf(before.call.startedBy) }))
        }
      }
    },
  )

  watch(
    () => call.lastError,
    (error) => {
      if (error) {
        const name = users.nameOf(error.busyUserId)
        const busy = error.busyUserId === auth.selfId ? t('call.selfBusy') : t('call.busy', { name })
        const text = error.code === 'CALL_BUSY' && error.busyUserId ? busy : t(`errors.${error.code}`)
        toasts.show(text, 'danger')
      }
    },
  )
}
