import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { chime } from './chime'
import { level, sound, withText } from './notificationSettings'
import { permission } from './permission'
import { useTabs } from './tabs'
import { isWorth } from './worth'
import { useAuth } from '@/features/auth/authStore'
import { useChats } from '@/features/chats/chatsStore'
import { titleOf } from '@/features/chats/summary'
import { useSync } from '@/features/chats/sync'
import { useUsers } from '@/features/members/usersStore'
import type { MessageEvent } from '@/features/messages/messageFold'
import type { ChatId } from '@/realtime/protocol.gen'
import { serverNow } from '@/realtime/serverClock'

/** Whoever reads it on another tab or device is faster than this. */
const SETTLE_MS = 700
const LONGEST_TEXT = 180

/** Tells of new messages while no tab of the page has the focus, by one tab only; one notification a chat. */
export function useNotifications(): void {
  const { t } = useI18n()
  const router = useRouter()
  const auth = useAuth()
  const chats = useChats()
  const users = useUsers()
  const tabs = useTabs()
  const shown = new Map<ChatId, { seq: number; close: () => void }>()

  useSync().onChatEvent((event) => {
    const chat = chats.byId.get(event.chatId)
    if (chat && isWorth(event, chat, level.value, auth.selfId, serverNow())) {
      setTimeout(() => void tell(event), SETTLE_MS)
    }
  })

  watch(
    () => chats.sorted,
    () => {
      for (const [chatId, { seq, close }] of shown) {
        if ((chats.byId.get(chatId)?.readSeq ?? seq) >= seq) {
          close()
          shown.delete(chatId)
        }
      }
    },
  )

  async function tell(event: MessageEvent): Promise<void> {
    const chat = chats.byId.get(event.chatId)
    if (!chat || chat.readSeq >= event.seq || !tabs.leads.value || (await tabs.anyFocused())) {
      return
    }
    if (sound.value === 'on') {
      void chime()
    }
    if (permission.value === 'granted') {
      await users.ensure(event.actor).catch(() => undefined)
      const name = users.nameOf(event.actor)
      const title =
        chat.type === 'personal' ? name : t('notifications.inChat', { name, title: titleOf(chat) })
      show(
        event,
        title,
        withText.value === 'on' ? event.text.slice(0, LONGEST_TEXT) : t('notifications.hidden'),
      )
    }
  }

  function show({ chatId, seq }: MessageEvent, title: string, body: string): void {
    try {
      const notification = new Notification(title, { body, tag: `parley ${chatId}`, icon: '/favicon.svg' })
      notification.onclick = () => {
        window.focus()
        notification.close()
        void router.push({ name: 'chat', params: { chatId } })
      }
      shown.set(chatId, {
        seq,
        close: () => {
          notification.close()
        },
      })
    } catch {
      // Some phones have notifications for installed pages only.
      permission.value = 'unsupported'
    }
  }
}
