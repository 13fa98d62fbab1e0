import { onScopeDispose, type Ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useMeetingChatsStore } from './meetingChatsStore'
import { useAuthStore } from '@/features/auth/authStore'
import { useEventText } from '@/features/chats/useEventText'
import { cutText } from '@/text/cutText'
import { useMarkedName } from '@/features/users/useMarkedName'
import type { MeetingId } from '@/realtime/protocol.gen'
import { useToastsStore } from '@/ui/toastsStore'

const LONGEST = 90

/** Shows the newest line that others write while the chat of the meeting is closed; one at a time. */
export function useMeetingChatNotice(
  meetingId: Readonly<Ref<MeetingId | null>>,
  open: Readonly<Ref<boolean>>,
): void {
  const { t } = useI18n()
  const auth = useAuthStore()
  const chats = useMeetingChatsStore()
  const toasts = useToastsStore()
  const events = useEventText()
  const nameOf = useMarkedName()
  let shown: number | null = null

  function dismiss(): void {
    if (shown !== null) {
      toasts.dismiss(shown)
      shown = null
    }
  }

  const stop = chats.onEvents((id, fresh, isFresh) => {
    const line = fresh.findLast(
      (event) => event.type === 'message.sent' && event.actor !== auth.self && !event.deleted,
    )
    if (isFresh && line && id === meetingId.value && !open.value) {
      dismiss()
      const text = cutText(events.inWords(line), LONGEST)
      shown = toasts.show(t('meeting.chat.line', { name: nameOf(line.actor), text }))
    }
  })
  watch(open, (is) => is && dismiss())
  onScopeDispose(stop)
}
