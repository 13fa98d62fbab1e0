import { type Ref, watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useUsersStore } from '@/features/users/usersStore'
import { level } from '@/features/notifications/notificationSettings'
import { showNotice } from '@/features/notifications/notice'
import { permission } from '@/features/notifications/permission'
import { useCallWords } from './useCallWords'
import { useTabs } from '@/features/notifications/tabs'
import type { CallView } from '@/realtime/protocol.gen'

/**
 * Tells on the desktop of a call that rings while no tab of the page has the focus, by one tab only, for as long as it
 * rings. A click leads to the tab that told it.
 */
export function useRingNotification(incoming: Readonly<Ref<CallView | null>>, t: ComposerTranslation): void {
  const users = useUsersStore()
  const words = useCallWords(t)
  const tabs = useTabs()

  watch(
    () => incoming.value?.id,
    async (_id, _before, onCleanup) => {
      const call = incoming.value
      if (!call || level.value === 'off' || permission.value !== 'granted') {
        return
      }
      let close: (() => void) | null = null
      let over = false
      onCleanup(() => {
        over = true
        close?.()
      })
      await users.ensure(call.startedBy).catch(() => undefined)
      if (!over && tabs.leads.value && !(await tabs.anyFocused()) && !over) {
        close = show(call, words.title(call), words.what(call))
      }
    },
  )
}

/** What takes it away; null where there are none after all. */
function show(call: CallView, title: string, body: string): (() => void) | null {
  try {
    const look = { body, tag: `parley call ${call.id}`, icon: '/favicon.svg', requireInteraction: true }
    const chatId = call.place.startsWith('m_') || call.place.startsWith('r_') ? null : call.place
    return showNotice(title, look, { kind: 'ring', chatId, callId: call.id, seq: 0 }, () => undefined)
  } catch {
    // Some phones have notifications for installed pages only.
    permission.value = 'unsupported'
    return null
  }
}
