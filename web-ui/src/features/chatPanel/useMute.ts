import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { codeOf } from '@/api/problem'
import type { ChatSummary } from '@/api/schema'
import { muteChat } from '@/features/chats/chatsApi'
import { useChatsStore } from '@/features/chats/chatsStore'
import { FOR_EVER } from '@/features/chats/preferences'
import type { ChatId } from '@/realtime/protocol.gen'
import { serverNow } from '@/realtime/serverClock'
import { useToastsStore } from '@/ui/toastsStore'

const HOUR_MS = 3_600_000

/** For how long a chat can be muted; null is for ever. */
export const MUTES = { hour: HOUR_MS, workday: 8 * HOUR_MS, week: 168 * HOUR_MS, forever: null } as const
export type Mute = keyof typeof MUTES

/** Whether one is notified of a chat's messages, and how to change that. */
export function useMute(chatId: ChatId) {
  const { t } = useI18n()
  const chats = useChatsStore()
  const toasts = useToastsStore()
  const chat = computed<ChatSummary | undefined>(() => chats.byId.get(chatId))
  const muted = computed(() => chat.value !== undefined && chats.muted(chat.value))
  /** When it ends; null while it is not muted, or is for ever. */
  const until = computed(() => {
    const end = chat.value?.preferences.mutedUntil ?? null
    return muted.value && end !== null && Date.parse(end) < Date.parse(FOR_EVER) ? end : null
  })

  async function set(end: string | null): Promise<void> {
    try {
      await muteChat(chatId, end)
    } catch (failure) {
      toasts.show(t(`errors.${codeOf(failure)}`), 'danger')
    }
  }

  function mute(how: Mute): Promise<void> {
    const ms = MUTES[how]
    return set(ms === null ? FOR_EVER : new Date(serverNow() + ms).toISOString())
  }

  return { muted, until, mute, unmute: () => set(null) }
}
