import { reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { approveHeld, listHeld, refuseHeld } from './wordsApi'
import { codeOf } from '@/api/problem'
import type { HeldMessage, HeldMessageDecision, User } from '@/api/schema'
import type { HeldMessageId } from '@/api/schema.gen'
import { usePages } from '@/api/usePages'
import { nameOf } from '@/features/users/userName'
import type { UserId } from '@/realtime/protocol.gen'
import { useToastsStore } from '@/ui/toastsStore'

/** The messages that wait for an administrator, with what can be decided about them. */
export function useHeld() {
  const { t } = useI18n()
  const toasts = useToastsStore()
  const users = reactive(new Map<UserId, User>())
  const deciding = ref<HeldMessageId | null>(null)
  const pages = usePages<HeldMessage, null>(
    () => null,
    async (_, cursor) => {
      const page = await listHeld(cursor)
      page.users.forEach((user) => users.set(user.id, user))
      return { items: page.messages, next: page.next }
    },
  )

  function name(id: UserId): string {
    const user = users.get(id)
    return user ? nameOf(user) : t('user.deleted')
  }

  /** Resolves to whether it is decided, be it by another administrator. */
  async function decide(
    id: HeldMessageId,
    send: () => Promise<HeldMessageDecision>,
    wanted: boolean,
  ): Promise<boolean> {
    if (deciding.value !== null) {
      return false
    }
    deciding.value = id
    try {
      const { sent, refused } = await send()
      pages.items.value = pages.items.value.filter((each) => each.id !== id)
      if (sent !== wanted) {
        const why = refused === null ? '' : t(`errors.${refused}`)
        toasts.show(
          sent ? t('administration.held.sentBefore') : t('administration.held.notSent', { why }),
          'danger',
        )
      }
      return true
    } catch (failure) {
      const code = codeOf(failure)
      toasts.show(t(`errors.${code}`), 'danger')
      if (code === 'HELD_MESSAGE_NOT_FOUND') {
        void pages.refresh()
        return true
      }
      return false
    } finally {
      deciding.value = null
    }
  }

  return {
    ...pages,
    name,
    deciding,
    approve: (id: HeldMessageId) => decide(id, () => approveHeld(id), true),
    refuse: (id: HeldMessageId, reason: string) => decide(id, () => refuseHeld(id, reason), false),
  }
}
