import { useEventListener } from '@vueuse/core'
import { watch } from 'vue'
import { useRouter } from 'vue-router'
import { chime } from './chime'
import { DesktopNotifications } from './desktopNotifications'
import { level, sound } from './notificationSettings'
import { createNotifier } from './notifier'
import { permission } from './permission'
import { useTabs } from './tabs'
import { useMissedMessages } from './useMissedMessages'
import { useNotificationText } from './useNotificationText'
import { isWorth } from './worth'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { useSyncStore } from '@/features/messages/syncStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { MessageEvent } from '@/features/chats/messageFold'
import type { ChatId } from '@/realtime/protocol.gen'
import { serverNow } from '@/realtime/serverClock'

/** Tells of new messages while no tab of the page has the focus, by one tab only; one notification a chat. */
export function useNotifications(): void {
  const router = useRouter()
  const auth = useAuthStore()
  const chats = useChatsStore()
  const users = useUsersStore()
  const tabs = useTabs()
  const sync = useSyncStore()
  const words = useNotificationText()
  const desktop = new DesktopNotifications((chatId) => {
    void router.push({ name: 'chat', params: { chatId } })
  })

  const mayTell = async () => tabs.leads.value && !(await tabs.anyFocused())
  const worth = (message: MessageEvent) => {
    const chat = chats.byId.get(message.chatId)
    return chat !== undefined && isWorth(message, chat, level.value, auth.selfId, serverNow())
  }
  const notifier = createNotifier({
    isWorth: worth,
    mayTell,
    show: (chatId, messages, loud) => void show(chatId, messages, loud),
    withdraw: (chatId) => desktop.withdraw(chatId),
    chime: () => sound.value === 'on' && void chime(),
    now: () => performance.now(),
  })

  sync.onChatEvent(notifier.hear)
  useMissedMessages(notifier, mayTell)
  watch(() => chats.sorted, notifier.review)
  // Nobody could withdraw them any more.
  useEventListener(window, 'pagehide', notifier.clear)

  async function show(chatId: ChatId, messages: MessageEvent[], loud: boolean): Promise<void> {
    const newest = messages.at(-1)
    if (permission.value !== 'granted' || !newest) {
      return
    }
    const turn = desktop.next(chatId)
    await users.ensure(newest.actor).catch(() => undefined)
    const chat = chats.byId.get(chatId)
    if (chat && desktop.isNext(chatId, turn)) {
      desktop.show(chatId, words.of(chat, messages, newest), loud, newest.seq)
    }
  }
}
