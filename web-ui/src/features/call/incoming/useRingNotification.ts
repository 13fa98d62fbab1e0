import { type Ref, watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useUsersStore } from '@/features/users/usersStore'
import { level } from '@/features/notifications/notificationSettings'
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
      let notification: Notification | null = null
      let over = false
      onCleanup(() => {
        over = true
        notification?.close()
      })
      await users.ensure(call.startedBy).catch(() => undefined)
      if (!over && tabs.leads.value && !(await tabs.anyFocused()) && !over) {
        notification = show(call, words.title(call), words.what(call))
      }
    },
  )
}

/** Null where there are none after all. */
function show(call: CallView, title: string, body: string): Notification | null {
  try {
    const notification = new Notification(title, {
      body,
      tag: `parley call ${call.id}`,
      icon: '/favicon.svg',
      requireInteraction: true,
    })
    notification.onclick = () => {
      window.focus()
      notification.close()
    }
    return notification
  } catch {
    // Some phones have notifications for installed pages only.
    permission.value = 'unsupported'
    return null
  }
}
