import { useEventListener } from '@vueuse/core'
import { watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { createBegunCalls } from './begunCalls'
import { useChatCallsStore } from './chatCallsStore'
import { useCallStore } from '../callStore'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { isMuted } from '@/features/chats/preferences'
import { titleOf } from '@/features/chats/summary'
import { chime } from '@/features/notifications/chime'
import { DesktopNotifications } from '@/features/notifications/desktopNotifications'
import { level, sound } from '@/features/notifications/notificationSettings'
import { permission } from '@/features/notifications/permission'
import { useTabs } from '@/features/notifications/tabs'
import { useUsersStore } from '@/features/users/usersStore'
import type { ChatCallView, Person } from '@/realtime/protocol.gen'
import { serverNow } from '@/realtime/serverClock'

/**
 * Tells on the desktop of a call that has begun in a group or channel and does not ring for the person, while no tab of
 * the page has the focus, by one tab only. It goes when the call ends, or the person enters it on any device.
 */
export function useBegunCalls(t: ComposerTranslation): void {
  const auth = useAuthStore()
  const calls = useChatCallsStore()
  const chats = useChatsStore()
  const own = useCallStore()
  const router = useRouter()
  const tabs = useTabs()
  const users = useUsersStore()
  const desktop = new DesktopNotifications((chatId) => {
    void router.push({ name: 'chat', params: { chatId } })
  }, 'parley chat call')

  const { begun, review, clear } = createBegunCalls({
    isWorth,
    mayTell: async () => tabs.leads.value && !(await tabs.anyFocused()),
    show: (call) => void show(call),
    withdraw: (chatId) => {
      desktop.withdraw(chatId)
    },
  })

  calls.onBegun((call) => void begun(call))
  watch([() => [...calls.byChat.values()], () => own.call?.id, () => chats.sorted, level], review)
  // Nobody could withdraw them any more.
  useEventListener(window, 'pagehide', clear)

  function isWorth({ id, chatId }: ChatCallView): boolean {
    const chat = chats.byId.get(chatId)
    const goingOn = calls.byChat.get(chatId)
    if (!chat || goingOn?.id !== id || level.value !== 'all' || isMuted(chat, serverNow())) {
      return false
    }
    return own.call?.id !== id && !goingOn.people.includes(auth.selfId)
  }

  async function show(call: ChatCallView): Promise<void> {
    if (permission.value !== 'granted') {
      return
    }
    const turn = desktop.next(call.chatId)
    const starter = call.people[0] ?? null
    if (starter !== null) {
      await users.ensure(starter).catch(() => undefined)
    }
    const chat = chats.byId.get(call.chatId)
    if (chat && desktop.isNext(call.chatId, turn)) {
      desktop.show(call.chatId, { title: titleOf(chat), body: words(call, starter) }, true)
      if (sound.value === 'on') {
        void chime()
      }
    }
  }

  /** @param starter null where nobody is in it at the moment */
  function words({ kind }: ChatCallView, starter: Person | null): string {
    if (starter === null) {
      return t('call.group')
    }
    return t(kind === 'video' ? 'call.goingOn.begunVideo' : 'call.goingOn.begunVoice', {
      name: users.nameOf(starter),
    })
  }
}
