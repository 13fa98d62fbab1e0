import { watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useCallStore } from './callStore'
import { comings } from './comings'
import { playChime } from './chime'
import { useUsersStore } from '@/features/users/usersStore'
import { useToastsStore } from '@/ui/toastsStore'

/** In a larger call people come and go all the time. */
const QUIET_ABOVE = 8

/** Tells by a quiet sound and in words when somebody comes into a call of more than two, or goes. */
export function useComings(t: ComposerTranslation): void {
  const call = useCallStore()
  const users = useUsersStore()
  const toasts = useToastsStore()

  watch(
    () => (call.state.name === 'active' ? { id: call.state.call.id, others: call.others } : null),
    (now, before) => {
      if (!now || now.id !== before?.id || Math.max(now.others.length, before.others.length) < 2) {
        return
      }
      const { came, went } = comings(before.others, now.others)
      if (came.length + went.length === 0 || now.others.length >= QUIET_ABOVE) {
        return
      }
      playChime(came.length > 0 ? 'came' : 'went')
      came.forEach((person) => toasts.show(t('call.came', { name: users.nameOf(person) })))
      went.forEach((person) => toasts.show(t('call.went', { name: users.nameOf(person) })))
    },
  )
}
