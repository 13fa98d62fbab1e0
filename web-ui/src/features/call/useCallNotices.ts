import { watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useCallStore } from './callStore'
import { othersOf } from './callMachine'
import { useAuthStore } from '@/features/auth/authStore'
import { peerOf } from '@/features/chats/personalChat'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import { useUsersStore } from '@/features/users/usersStore'
import { useToastsStore } from '@/ui/toastsStore'

/** Says in words what happened to a call. */
export function useCallNotices(t: ComposerTranslation): void {
  const auth = useAuthStore()
  const call = useCallStore()
  const toasts = useToastsStore()
  const users = useUsersStore()
  const meetings = useMeetingsStore()

  watch(
    () => call.state,
    (after, before) => {
      if (after.name === 'ended' && before.name !== 'ended') {
        const other =
          othersOf(after.call, auth.self)[0]?.person ?? after.call.ringing.find((id) => id !== auth.self)
        const name =
          meetings.at(after.call.place)?.title ?? users.nameOf(other ?? peerOf(after.call.place, auth.self))
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
        const busy = error.busyUserId === auth.self ? t('call.selfBusy') : t('call.busy', { name })
        const text = error.code === 'CALL_BUSY' && error.busyUserId ? busy : t(`errors.${error.code}`)
        toasts.show(text, 'danger')
      }
    },
  )
}
