import { until } from '@vueuse/core'
import { watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useCallStore } from './callStore'
import { comings } from './comings'
import { playChime } from './chime'
import { UNNAMED, useUsersStore } from '@/features/users/usersStore'
import type { Person } from '@/realtime/protocol.gen'
import { useToastsStore } from '@/ui/toastsStore'

/** In a larger call people come and go all the time. */
const QUIET_ABOVE = 8
const NAMED_WITHIN_MS = 3000

/** Tells by a quiet sound and in words when somebody comes into a call of more than two, or goes. */
export function useComings(t: ComposerTranslation): void {
  const call = useCallStore()
  const users = useUsersStore()
  const toasts = useToastsStore()

  /** A meeting tells the names of its people apart from its call, and perhaps a moment later. */
  async function tell(words: 'call.came' | 'call.went', person: Person): Promise<void> {
    if (users.nameOf(person) === UNNAMED) {
      await until(() => users.nameOf(person)).not.toBe(UNNAMED, { timeout: NAMED_WITHIN_MS })
    }
    toasts.show(t(words, { name: users.nameOf(person) }))
  }

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
      came.forEach((person) => void tell('call.came', person))
      went.forEach((person) => void tell('call.went', person))
    },
  )
}
