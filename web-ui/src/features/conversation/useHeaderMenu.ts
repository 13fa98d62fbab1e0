import { History, Info, Phone, Search, Users, Video } from '@lucide/vue'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useCallStore } from '@/features/call/callStore'
import { useMayRecord } from '@/features/call/recording/useMayRecord'
import { useCanCall } from '@/features/call/useCanCall'
import type { ChatId, ChatType } from '@/realtime/protocol.gen'
import type { MenuItem } from '@/ui/PopupMenu.vue'

interface Chat {
  chatId: ChatId
  type: ChatType
  /** Whether the person may call in it, by its rules. */
  mayCall: boolean
}

/** What of a chat's header has no room on a phone. */
export function useHeaderMenu(
  chat: Readonly<Chat>,
  open: { search: () => void; about: () => void; members: () => void },
) {
  const { t } = useI18n()
  const router = useRouter()
  const call = useCallStore()
  const canCall = useCanCall()
  const mayRecord = useMayRecord(() => chat.chatId)

  return computed<MenuItem[]>(() => {
    const { chatId, type, mayCall } = chat
    const recordable = mayCall && canCall.value && mayRecord.value
    const items: (MenuItem | false)[] = [
      { id: 'chat-search-open', label: t('search.inChat'), icon: Search, run: open.search },
      {
        id: 'chat-panel-open',
        label: t(type === 'personal' ? 'chatPanel.person' : 'chatPanel.title'),
        icon: Info,
        run: open.about,
      },
      type !== 'personal' && {
        id: 'members-open',
        label: t('members.title'),
        icon: Users,
        run: open.members,
      },
      type === 'personal' && {
        id: 'chat-calls-open',
        label: t('callHistory.ofChat'),
        icon: History,
        run: () => router.push({ name: 'calls', params: { callsOf: chatId } }),
      },
      recordable && {
        id: 'call-recordable-voice',
        label: `${t('call.recording.menu')}: ${t('call.recording.voice')}`,
        icon: Phone,
        run: () => call.start(chatId, 'voice', { encryption: 'none' }),
      },
      recordable && {
        id: 'call-recordable-video',
        label: `${t('call.recording.menu')}: ${t('call.recording.video')}`,
        icon: Video,
        run: () => call.start(chatId, 'video', { encryption: 'none' }),
      },
    ]
    return items.filter((item) => item !== false)
  })
}
