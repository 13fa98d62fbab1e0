import { type Ref, watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { canConnect } from '../media/connection'
import { useUsersStore } from '@/features/users/usersStore'
import type { CallView } from '@/realtime/protocol.gen'
import { useToastsStore } from '@/ui/toastsStore'

/** In a browser in which calls are not possible one is told who calls, once and without a sound. */
export function useUnansweredRing(rung: Readonly<Ref<CallView | null>>, t: ComposerTranslation): void {
  const toasts = useToastsStore()
  const users = useUsersStore()
  watch(
    () => rung.value?.id,
    () => {
      if (rung.value && !canConnect()) {
        toasts.show(t('call.unsupportedRing', { name: users.nameOf(rung.value.startedBy) }))
      }
    },
    { immediate: true },
  )
}
