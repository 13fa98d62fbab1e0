import {
  Archive,
  ArchiveRestore,
  ArrowUp,
  Ban,
  Bell,
  BellOff,
  CheckCheck,
  Clock,
  History,
  CircleDot,
  Pin,
  PinOff,
} from '@lucide/vue'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import * as api from '@/features/chats/chatsApi'
import { useChatsStore } from '@/features/chats/chatsStore'
import { FOR_EVER, isArchived } from '@/features/chats/preferences'
import { useSyncStore } from '@/features/messages/syncStore'
import { codeOf } from '@/api/problem'
import type { ChatSummary } from '@/api/schema'
import { useBlocksStore } from '@/features/blocks/blocksStore'
import { useFormat } from '@/i18n/useFormat'
import type { MenuItem } from '@/ui/PopupMenu.vue'
import { useToastsStore } from '@/ui/toastsStore'
import { serverNow } from '@/realtime/serverClock'
import type { ChatId } from '@/realtime/protocol.gen'

const HOUR_MS = 3_600_000
const MOST_PINNED = 20

/** What one can do to a chat in one's own list. */
export function useChatMenu(chat: Readonly<Ref<ChatSummary>>, askBlock: () => void) {
  const { t } = useI18n()
  const chats = useChatsStore()
  const blocks = useBlocksStore()
  const sync = useSyncStore()
  const toasts = useToastsStore()
  const format = useFormat()
  const router = useRouter()

  async function run(request: Promise<void>): Promise<void> {
    try {
      await request
    } catch (failure) {
      toasts.show(t(`errors.${codeOf(failure)}`), 'danger')
    }
  }

  function pin(chatIds: ChatId[]): void {
    if (chatIds.length > MOST_PINNED) {
      toasts.show(t('chats.pinsFull', { n: format.number(MOST_PINNED) }))
    } else {
      void run(api.pinChats(chatIds))
    }
  }

  /** Chats that are gone since are left out, as the server would refuse them. */
  const pinnedIds = () => chats.pinned.chatIds.filter((id) => chats.byId.has(id))

  function moveUp(): void {
    const ids = pinnedIds()
    const at = ids.indexOf(chat.value.id)
    const above = ids[at - 1]
    if (above !== undefined) {
      pin([...ids.slice(0, at - 1), chat.value.id, above, ...ids.slice(at + 1)])
    }
  }

  return computed<MenuItem[]>(() => {
    const { id, head, unread, peer, preferences } = chat.value
    const pinned = chats.isPinned(id)
    const muted = chats.muted(chat.value)
    const archived = isArchived(chat.value, serverNow())
    const others = () => pinnedIds().filter((each) => each !== id)
    const items: (MenuItem | false)[] = [
      unread > 0 || preferences.markedUnread || chat.value.missedCalls.length > 0
        ? {
            id: 'chat-mark-read',
            label: t('chats.markRead'),
            icon: CheckCheck,
            run: () => sync.markRead(id, head),
          }
        : {
            id: 'chat-mark-unread',
            label: t('chats.markUnread'),
            icon: CircleDot,
            run: () => run(api.markUnread(id, true)),
          },
      pinned
        ? { id: 'chat-unpin', label: t('chats.unpin'), icon: PinOff, run: () => pin(others()) }
        : { id: 'chat-pin', label: t('chats.pin'), icon: Pin, run: () => pin([id, ...others()]) },
      pinned &&
        pinnedIds().indexOf(id) > 0 && {
          id: 'chat-move-up',
          label: t('chats.moveUp'),
          icon: ArrowUp,
          run: moveUp,
        },
      !muted && {
        id: 'chat-mute-hour',
        label: t('chats.muteHour'),
        icon: Clock,
        run: () => run(api.muteChat(id, new Date(serverNow() + HOUR_MS).toISOString())),
      },
      muted
        ? { id: 'chat-unmute', label: t('chats.unmute'), icon: Bell, run: () => run(api.muteChat(id, null)) }
        : {
            id: 'chat-mute',
            label: t('chats.mute'),
            icon: BellOff,
            run: () => run(api.muteChat(id, FOR_EVER)),
          },
      archived
        ? {
            id: 'chat-unarchive',
            label: t('chats.unarchive'),
            icon: ArchiveRestore,
            run: () => run(api.archiveChat(id, false)),
          }
        : {
            id: 'chat-archive',
            label: t('chats.archive'),
            icon: Archive,
            run: () => run(api.archiveChat(id, true)),
          },
      peer !== null && {
        id: 'chat-calls',
        label: t('callHistory.ofChat'),
        icon: History,
        run: () => router.push({ name: 'calls', params: { callsOf: id } }),
      },
      peer !== null &&
        (blocks.has(peer.id)
          ? {
              id: 'chat-unblock',
              label: t('blocks.unblock'),
              icon: Ban,
              run: () => run(blocks.set(peer.id, false)),
            }
          : { id: 'chat-block', label: t('blocks.block'), icon: Ban, danger: true, run: askBlock }),
    ]
    return items.filter((item) => item !== false)
  })
}
