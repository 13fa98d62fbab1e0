import { watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useCallStore } from './callStore'
import { useOpenCheck } from './check/useOpenCheck'
import { type CallState, othersOf } from './callMachine'
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
  const { canCheck, openCheck } = useOpenCheck()

  function endOf({ call: ended, reason }: CallState & { name: 'ended' }): string {
    const meeting = meetings.at(ended.place)
    if (meeting && reason === 'endedByHost') {
      return t('meeting.endedForAll')
    }
    const other =
      othersOf(ended, auth.self)[0]?.person ?? ended.ringing.find((person) => person !== auth.self)
    const name = meeting?.title ?? users.nameOf(other ?? peerOf(ended.place, auth.self))
    return t(`call.ended.${reason}`, { name })
  }

  watch(
    () => call.state,
    (after, before) => {
      if (after.name === 'ended' && before.name !== 'ended') {
        const noWay = after.reason === 'connectionLost' || after.reason === 'failed'
        const check = {
          label: t('callCheck.open'),
          testid: 'call-check-open',
          run: () => void openCheck(),
        }
        toasts.show(
          endOf(after),
          after.reason === 'connectionLost' ? 'danger' : 'info',
          noWay && canCheck.value ? check : null,
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
